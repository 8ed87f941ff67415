import type { ReactElement } from 'react';
import { allTokens, type ActivityReport } from '../../electron/core/activity/report';
import { formatPercent, formatTokens } from '../../electron/core/format';
import { busiestHour } from '../history/WeekHeat';
import { useLocale } from '../page';
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
  const facts = [
    [words.facts.total, formatTokens(all, locale)],
    [words.facts.cached, formatPercent((total.tokens.cacheRead / Math.max(1, all)) * 100, locale)],
    [words.facts.out, formatTokens(total.tokens.output, locale)],
    [words.facts.worth, costText(total.costUsd, locale, words)],
    [words.facts.messages, new Intl.NumberFormat(locale.language).format(total.messages)],
    ...(at === null
      ? []
      : [[words.facts.busiest, `${weekdayText(Math.floor(at / 24), locale)} ${hourText(at % 24, locale)}`]]),
  ];
  return (
    <div className="panel">
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {unpriced > 0 && <p className="sub">{words.unpriced(unpriced)}</p>}
    </div>
  );
}
