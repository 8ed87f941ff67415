import { useId, useMemo } from 'react';
import type { ReactElement } from 'react';
import { createCalendar } from '../../electron/core/time/calendar';
import type { HistoryReport } from '../../electron/core/reports/history-report';
import { useLocale } from '../state/page-context';
import { useWords } from '../text/use-words';
import { Drawing } from './Drawing';
import { frameOf, xOf } from './frame';
import { ReadoutCard, readoutText } from './ReadoutCard';
import { readValues } from './readout';
import { useReading } from './use-reading';
import { useWidth } from './use-width';

interface ChartProps {
  readonly report: HistoryReport;
  /** Windows that are not drawn. */
  readonly hidden: readonly string[];
  readonly height: number;
  readonly labelOf: (window: string) => string;
  /** The first sentence of the description for screen readers. */
  readonly summary: string;
  readonly onZoom: (from: number, to: number) => void;
}

/** The history's utilization as an SVG. Pointer and keyboard move a line that reads out the values at an instant. */
export function Chart({ report, hidden, height, labelOf, summary, onZoom }: ChartProps): ReactElement {
  const locale = useLocale();
  const words = useWords().dashboard;
  const id = useId();
  const [place, width] = useWidth<HTMLDivElement>();
  const frame = frameOf(width, height, hasMarks(report));
  const reading = useReading(frame, report, onZoom);
  const calendar = useMemo(() => createCalendar(locale.timeZone), [locale.timeZone]);
  const windows = report.windows.filter(({ window }) => !hidden.includes(window));
  const at = reading.at ?? report.until;
  const values = readValues(windows, at, calendar);
  return (
    <div className="chart-place">
      <p className="sr" id={`${id}s`}>
        {summary} {words.hint}
      </p>
      <div
        ref={place}
        className="chart-box"
        role="slider"
        tabIndex={0}
        aria-label={words.readout}
        aria-describedby={`${id}s`}
        aria-valuemin={report.since}
        aria-valuemax={report.until}
        aria-valuenow={Math.round(at)}
        aria-valuetext={readoutText(at, values, labelOf, locale, words)}
        onPointerMove={reading.onPointerMove}
        onPointerDown={reading.onPointerDown}
        onPointerUp={reading.onPointerUp}
        onPointerLeave={reading.onPointerLeave}
        onKeyDown={reading.onKeyDown}
      >
        <Drawing
          id={id}
          report={report}
          windows={windows}
          frame={frame}
          calendar={calendar}
          reading={reading}
          values={values}
        />
        {reading.at !== null && (
          <ReadoutCard at={at} values={values} labelOf={labelOf} x={xOf(frame, report)(at)} width={width} />
        )}
      </div>
    </div>
  );
}

/** Whether there are marks above the plot, which need room. */
function hasMarks({ hits, alerts, resets }: HistoryReport): boolean {
  return hits.length > 0 || alerts.length > 0 || resets.some(({ early }) => early);
}
