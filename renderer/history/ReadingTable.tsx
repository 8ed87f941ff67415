import { useState } from 'react';
import type { ReactElement } from 'react';
import { formatPercent } from '../../electron/core/text/format';
import type { HistoryReport } from '../../electron/core/reports/history-report';
import { valueAt } from '../chart/paths';
import { useLocale } from '../state/page-context';
import { useWords } from '../text/use-words';
import { momentText } from '../text/when';

/** The most rows on screen; the export has all. The first of them are shown until the user asks for more. */
const ROWS = 168;
const FIRST = 24;

interface ReadingTableProps {
  readonly report: HistoryReport;
  readonly hidden: readonly string[];
  readonly labelOf: (window: string) => string;
}

/** The chart's values as a table, one row a step of time, newest first. */
export function ReadingTable({ report, hidden, labelOf }: ReadingTableProps): ReactElement {
  const { dashboard: words, sessionsPage } = useWords();
  const [isWhole, setIsWhole] = useState(false);
  const locale = useLocale();
  const windows = report.windows.filter(({ window }) => !hidden.includes(window));
  const rows = rowsOf(report, windows);
  return (
    <>
      <table className="table" aria-label={words.utilization}>
        <thead>
          <tr>
            <th scope="col">{words.time}</th>
            {windows.map(({ window }) => (
              <th key={window} scope="col" className="r">
                {labelOf(window)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, isWhole ? ROWS : FIRST).map(({ at, values }) => (
            <tr key={at}>
              <th scope="row" className="num">
                {momentText(at, locale)}
              </th>
              {values.map((value, index) => (
                <td key={windows[index]?.window} className="r num">
                  {value === null ? words.noReading : formatPercent(value, locale)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {!isWhole && rows.length > FIRST && (
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
  );
}

function rowsOf({ since, until }: HistoryReport, windows: HistoryReport['windows']) {
  const step = (until - since) / ROWS;
  const times = Array.from({ length: ROWS }, (_, index) => Math.round(until - index * step));
  return times
    .map((at) => ({ at, values: windows.map(({ segments }) => valueAt(segments, at)) }))
    .filter(({ values }) => values.some((value) => value !== null));
}
