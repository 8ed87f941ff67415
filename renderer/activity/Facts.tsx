import type { ReactElement } from 'react';
import { allTokens, type ActivityReport } from '../../electron/core/activity/report';
import { formatPercent, formatTokens } from '../../electron/core/format';
import { busiestHour } from '../history/WeekHeat';
import { useLocale } from '../page';
import { FactList } from '../window/FactList';
import { useWords } from '../words/use-words';
import { hourText, weekdayText } from '../words/when';
import { costText } from './ShareTable';

/** The span in figures. */
export function Facts({ report }: { readonly report: ActivityReport }): ReactElement {
  const words = useWords().activity;
  const locale = useLocale();
  const { total, weekHours, unpriced } = report;
  const all = allTokens(total.tokens);
  const at = busiestHour(weekHours);
  const facts: [string, string][] = [
    [words.facts.total, formatTokens(all, locale)],
    [words.facts.cached, formatPercent((total.tokens.cacheRead / Math.max(1, all)) * 100, locale)],
    [words.facts.out, formatTokens(total.tokens.output, locale)],
    [words.facts.worth, costText(total.costUsd, locale, words)],
    [words.facts.messages, new Intl.NumberFormat(locale.language).format(total.messages)],
  ];
  if (at !== null) {
    const busiest = `${weekdayText(Math.floor(at / 24), locale)} ${hourText(at % 24, locale)}`;
    facts.push([words.facts.busiest, busiest]);
  }
  return (
    <div className="panel">
      <FactList facts={facts} />
      {unpriced > 0 && <p className="sub">{words.unpriced(unpriced)}</p>}
    </div>
  );
}
