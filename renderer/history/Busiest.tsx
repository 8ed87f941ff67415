import type { ReactElement } from 'react';
import { formatPercent } from '../../electron/core/text/format';
import { useLocale } from '../state/page-context';
import { useShareWords } from '../text/use-share-words';
import { useWords } from '../text/use-words';
import { hourText, weekdayText } from '../text/when';
import { Panel } from '../shell/Page';
import { busiestHour, WeekHeat } from './WeekHeat';

/** The hours of the week with the most use of the 5-hour window, or of the week where there is none. */
export function Busiest({ weekHours }: { readonly weekHours: readonly number[] | null }): ReactElement {
  const words = useWords().dashboard.busiest;
  const { more } = useShareWords();
  const locale = useLocale();
  const at = weekHours === null ? null : busiestHour(weekHours);
  if (weekHours === null || at === null)
    return (
      <Panel id="busiest" title={words.title}>
        <p className="sub">{words.none}</p>
      </Panel>
    );
  const [day, hour] = [weekdayText(Math.floor(at / 24), locale), hourText(at % 24, locale)];
  return (
    <Panel id="busiest" title={words.title} aside={words.busiest(day, hour)}>
      <WeekHeat weekHours={weekHours} textOf={(used) => formatPercent(used, locale)} more={more} />
    </Panel>
  );
}
