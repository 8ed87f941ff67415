import type { ReactElement } from 'react';
import type { HistoryReport } from '../../electron/core/reports/history-report';
import { isFilled, lineClass } from '../chart/look';
import { useWords } from '../text/use-words';

interface LegendProps {
  readonly report: HistoryReport;
  readonly hidden: readonly string[];
  readonly labelOf: (window: string) => string;
  readonly onToggle: (window: string) => void;
}

/** The legend of the chart. A checkbox shows or hides each window; signs that do not occur are left out. */
export function Legend({ report, hidden, labelOf, onToggle }: LegendProps): ReactElement {
  const words = useWords().dashboard;
  return (
    <div className="legend">
      {report.windows.map(({ window }) => (
        <label key={window} className="legend__window">
          <input
            type="checkbox"
            aria-label={words.showWindow(labelOf(window))}
            checked={!hidden.includes(window)}
            onChange={() => {
              onToggle(window);
            }}
          />
          <svg
            className={`chart ${lineClass(window)}`}
            viewBox="0 0 18 10"
            width="18"
            height="10"
            aria-hidden="true"
          >
            {isFilled(window) && <path className="chart__area" d="M0 10 18 0V10Z" />}
            <path className="chart__line" d={isFilled(window) ? 'M0 10 18 0' : 'M0 5H18'} />
          </svg>
          {labelOf(window)}
        </label>
      ))}
      <Signs report={report} />
    </div>
  );
}

function Signs({ report }: { readonly report: HistoryReport }): ReactElement {
  const words = useWords().dashboard.legend;
  const signs = [
    {
      shown: report.resets.length > 0,
      name: words.reset,
      sign: <path className="chart__fall l-five" d="M9 0V10" />,
    },
    {
      shown: report.resets.some(({ early }) => early),
      name: words.early,
      sign: <path className="chart__early" d="M9 .5 13.500 5 9 9.500 4.500 5Z" />,
    },
    {
      shown: report.hits.length > 0,
      name: words.reached,
      sign: (
        <>
          <circle className="chart__hit" cx="9" cy="5" r="5" />
          <path className="chart__bar" d="M6 5h6" />
        </>
      ),
    },
    {
      shown: report.alerts.length > 0,
      name: words.alert,
      sign: <path className="chart__alert" d="M9 8 5.500 2h7Z" />,
    },
    {
      shown: report.gaps.length > 0,
      name: words.silence,
      sign: <path className="chart__hatch" d="M2 9l4-6M7 9l4-6M12 9l4-6" />,
    },
  ];
  return (
    <ul className="legend__signs">
      {signs
        .filter(({ shown }) => shown)
        .map(({ name, sign }) => (
          <li key={name}>
            <svg className="chart" viewBox="0 0 18 10" width="18" height="10" aria-hidden="true">
              {sign}
            </svg>
            {name}
          </li>
        ))}
    </ul>
  );
}
