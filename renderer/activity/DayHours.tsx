import type { ReactElement } from 'react';
import { formatTokens } from '../../electron/core/text/format';
import { Bars } from '../chart/Bars';
import { useLocale } from '../state/page-context';
import { useWords } from '../text/use-words';
import { hourText } from '../text/when';

const looks = ['p-4'] as const;
const HEIGHT = 150;

/** Bars of the mean tokens in each hour of the day. */
export function DayHours({ dayHours }: { readonly dayHours: readonly number[] }): ReactElement {
  const { work } = useWords();
  const locale = useLocale();
  const tokens = (amount: number): string => formatTokens(Math.round(amount), locale);
  const most = dayHours.indexOf(Math.max(...dayHours));
  return (
    <Bars
      bars={dayHours.map((amount, hour) => ({
        at: hour,
        parts: [amount],
        label: [hourText(hour, locale)],
        text: work.hourMean(hourText(hour, locale), tokens(amount)),
      }))}
      looks={looks}
      height={HEIGHT}
      format={tokens}
      summary={work.hourSummary(hourText(most, locale), tokens(dayHours[most] ?? 0))}
    />
  );
}
