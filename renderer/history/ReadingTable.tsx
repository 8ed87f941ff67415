import type { ReactElement } from 'react';
import { formatPercent } from '../../electron/core/text/format';
import type { HistoryReport } from '../../electron/core/reports/history-report';
import { valueAt } from '../chart/paths';
import { useLocale } from '../state/page-context';
import { useWords } from '../text/use-words';
import { momentText } from '../text/when';

/** The most rows on screen; the export has all. */
const ROWS = 168;

interface ReadingTableProps {
  readonly report: HistoryReport;
  readonly hidden: readonly string[];
  readonly labelOf: (window: string) => string;
}

/** The chart's values as a table, one row a step of time, newest first. */
export function ReadingTable({ report, hidden, labelOf }: ReadingTableProps): ReactElement {
  const words = useWords().dashboard;
  const locale = useLocale();
  const windows = report.windows.filter(({ window }) => !hidden.includes(window));
  const rows = rowsOf(report, windows);
  return (
    <div className="table-place" tabIndex={0} role="group" aria-label={words.utilization}>
      <table className="table">
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
          {rows.map(({ at, values }) => (
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
    </div>
  );
}

function rowsOf({ since, until }: HistoryReport, windows: HistoryReport['windows']) {
  const step = (until - since) / ROWS;
  const times = Array.from({ length: ROWS }, (_, index) => Math.round(until - index * step));
  return times
    .map((at) => ({ at, values: windows.map(({ segments }) => valueAt(segments, at)) }))
    .filter(({ values }) => values.some((value) => value !== null));
}
