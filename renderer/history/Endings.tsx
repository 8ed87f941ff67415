import { useState } from 'react';
import type { ReactElement } from 'react';
import { formatPercent } from '../../electron/core/text/format';
import type { HistoryReport } from '../../electron/core/reports/history-report';
import { useLocale } from '../state/page-context';
import { useLabels } from '../text/use-labels';
import { useWords } from '../text/use-words';
import { momentText } from '../text/when';
import { Panel } from '../shell/Page';

/** The rows before the user asks for all, and the most then. */
const FIRST = 7;
const ROWS = 60;

/** The periods that ended, newest first: their last percent, and whether they ended early. */
export function Endings({ report }: { readonly report: HistoryReport }): ReactElement {
  const { dashboard: words, sessionsPage } = useWords();
  const [isWhole, setIsWhole] = useState(false);
  const locale = useLocale();
  const labelOf = useLabels();
  const { periods } = report;
  return (
    <Panel id="endings" title={words.endings.title}>
      {periods.length === 0 ? (
        <p className="sub">{words.endings.none}</p>
      ) : (
        <>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{words.endings.ended}</th>
                <th scope="col">{words.hits.window}</th>
                <th scope="col" className="r">
                  {words.endings.peak}
                </th>
                <th scope="col" className="r">
                  {words.endings.how}
                </th>
              </tr>
            </thead>
            <tbody>
              {periods.slice(0, isWhole ? ROWS : FIRST).map(({ window, endedAt, peak, how }) => (
                <tr key={`${window}${endedAt}`}>
                  <td className="num">{momentText(endedAt, locale)}</td>
                  <td className="strong">{labelOf(window)}</td>
                  <td className="r num">{peak === null ? words.noReading : formatPercent(peak, locale)}</td>
                  <td className="r">{words.endings.ways[how]}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {!isWhole && periods.length > FIRST && (
            <button
              type="button"
              className="btn btn--quiet"
              onClick={() => {
                setIsWhole(true);
              }}
            >
              {sessionsPage.showAll}
            </button>
          )}
        </>
      )}
    </Panel>
  );
}
