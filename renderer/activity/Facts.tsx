import type { ReactElement, ReactNode } from 'react';
import { allTokens, type ActivityReport } from '../../electron/core/reports/activity-report';
import { formatPercent, formatTokens } from '../../electron/core/text/format';
import { busiestHour } from '../history/WeekHeat';
import { useLocale, useSnapshot } from '../state/page-context';
import { FactList } from '../ui/FactList';
import { useWords } from '../text/use-words';
import { hourText, weekdayText } from '../text/when';
import { Cost } from './Cost';
import { numberFormatter } from '../../electron/core/text/formatters';

/** The figures of a span. */
export function Facts({ report }: { readonly report: ActivityReport }): ReactElement {
  const words = useWords().activity;
  const locale = useLocale();
  const { total, weekHours } = report;
  const isPartial = (useSnapshot()?.scan ?? null) !== null;
  const sum = (value: ReactNode): ReactNode =>
    isPartial ? (
      <>
        {value} <small>{words.soFar}</small>
      </>
    ) : (
      value
    );
  const { unpriced } = total;
  const all = allTokens(total.tokens);
  const at = busiestHour(weekHours);
  const facts: [string, ReactNode][] = [
    [words.facts.total, sum(formatTokens(all, locale))],
    [words.facts.cached, formatPercent((total.tokens.cacheRead / Math.max(1, all)) * 100, locale)],
    [words.facts.out, sum(formatTokens(total.tokens.output, locale))],
    [words.facts.worth, sum(<Cost cost={total} messages={total.messages} />)],
    [words.facts.messages, sum(numberFormatter(locale.language, {}).format(total.messages))],
  ];
  if (at !== null) {
    const busiest = `${weekdayText(Math.floor(at / 24), locale)} ${hourText(at % 24, locale)}`;
    facts.push([words.facts.busiest, busiest]);
  }
  return (
    <div className="panel">
      <FactList facts={facts} />
      {isPartial && <p className="sub">{words.partial}</p>}
      {unpriced.messages > 0 && (
        <p className="sub">{words.unpriced(unpriced.messages, formatTokens(unpriced.tokens, locale))}</p>
      )}
      {total.ownPriced > 0 && <p className="sub">{words.ownPriced(total.ownPriced)}</p>}
    </div>
  );
}
