import type { ReactElement } from 'react';
import { formatCountdown } from '../../electron/core/text/format';
import type { HistoryReport } from '../../electron/core/reports/history-report';
import { useLocale } from '../state/page-context';
import { useLabels } from '../text/use-labels';
import { useWords } from '../text/use-words';
import { momentText } from '../text/when';
import { Panel } from '../shell/Page';
import { hitsTitle, type SpanName } from './hits-title';

/** The most rows on screen; the export has all. */
const ROWS = 8;

interface HitsProps {
  readonly report: HistoryReport;
  readonly span: SpanName;
}

/** The limits that were hit: how often, when, and for how long; nothing without any reading. */
export function Hits({ report, span }: HitsProps): ReactElement | null {
  const words = useWords().dashboard;
  const locale = useLocale();
  const { hits, blockedMs, resets } = report;
  const title = hitsTitle(report, span, locale, words.hits);
  if (title === null) return null;
  const early = resets.filter((reset) => reset.early).length;
  const isSeen = hits.every(({ startSeen }) => startSeen);
  const blockedWords = isSeen ? words.hits.blocked : words.hits.blockedAtLeast;
  const blocked = blockedMs > 0 ? blockedWords(formatCountdown(blockedMs, locale)) : undefined;
  return (
    <Panel id="hits" title={title} aside={blocked}>
      {hits.length > 0 && <HitTable hits={hits.slice(0, ROWS)} />}
      {hits.length > ROWS && <p className="sub">{words.hits.more(hits.length - ROWS)}</p>}
      <p className="sub panel__foot">{words.endings.summary(resets.length - early, early)}</p>
    </Panel>
  );
}

function HitTable({ hits }: { readonly hits: HistoryReport['hits'] }): ReactElement {
  const words = useWords().dashboard.hits;
  const locale = useLocale();
  const labelOf = useLabels();
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{words.when}</th>
          <th scope="col">{words.window}</th>
          <th scope="col" className="r">
            {words.howLong}
          </th>
          <th scope="col" className="r">
            {words.warned}
          </th>
        </tr>
      </thead>
      <tbody>
        {hits.map(({ window, from, until, startSeen, warnedMs, blockedMs }) => (
          <tr key={`${window}${from}`}>
            <td className="num">{momentText(from, locale)}</td>
            <td className="strong">{labelOf(window)}</td>
            <td className="r num">
              {blockedMs === 0 && until !== from
                ? words.wentOn
                : until === null
                  ? words.still
                  : (startSeen ? asIs : words.atLeast)(formatCountdown(blockedMs, locale))}
            </td>
            <td className="r">{warnedMs === null ? words.notWarned : formatCountdown(warnedMs, locale)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function asIs(text: string): string {
  return text;
}
