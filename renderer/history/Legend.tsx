import type { ReactElement } from 'react';
import type { HistoryReport } from '../../electron/core/reports/history-report';
import { isFilled, lineClass } from '../chart/look';
import { useWords } from '../text/use-words';

/** The windows that are hidden, and the change of it. */
interface HiddenWindows {
  readonly hidden: readonly string[];
  readonly onToggle: (window: string) => void;
}

interface LegendProps {
  readonly report: HistoryReport;
  readonly labelOf: (window: string) => string;
  /** With it, a checkbox shows or hides each window. */
  readonly choice: HiddenWindows | null;
  /** Whether the hint about zooming stands at the end. */
  readonly withHint: boolean;
}

/** The legend of the chart; signs that do not occur are left out. */
export function Legend({ report, labelOf, choice, withHint }: LegendProps): ReactElement {
  const words = useWords().dashboard;
  return (
    <div className="legend">
      {report.windows.map(({ window }) =>
        choice === null ? (
          <span key={window} className="legend__window">
            <LineSample window={window} />
            {labelOf(window)}
          </span>
        ) : (
          <label key={window} className="legend__window">
            <input
              type="checkbox"
              aria-label={words.showWindow(labelOf(window))}
              checked={!choice.hidden.includes(window)}
              onChange={() => {
                choice.onToggle(window);
              }}
            />
            <LineSample window={window} />
            {labelOf(window)}
          </label>
        ),
      )}
      <Signs report={report} />
      {withHint && (
        <span className="legend__hint" aria-hidden="true">
          {words.zoomHint}
        </span>
      )}
    </div>
  );
}

function LineSample({ window }: { readonly window: string }): ReactElement {
  return (
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
