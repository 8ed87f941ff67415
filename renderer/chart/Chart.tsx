import { useId, useMemo } from 'react';
import type { ReactElement } from 'react';
import { createCalendar } from '../../electron/core/time/calendar';
import { formatPercent } from '../../electron/core/text/format';
import type { HistoryReport } from '../../electron/core/reports/history-report';
import { useLocale } from '../state/page-context';
import { useWords } from '../text/use-words';
import { momentText } from '../text/when';
import { frameOf, xOf, yOf, type Frame } from './frame';
import { Grid } from './Grid';
import { Lines } from './Lines';
import { lineClass } from './look';
import { Marks } from './Marks';
import { valueAt, type Scales } from './paths';
import { timeTicks, type Tick } from './ticks';
import { useReading, type Reading } from './use-reading';
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
  const frame = frameOf(width, height);
  const reading = useReading(frame, report, onZoom);
  const calendar = useMemo(() => createCalendar(locale.timeZone), [locale.timeZone]);
  const ticks = useMemo(() => timeTicks(report, calendar, Math.floor(width / 88)), [report, calendar, width]);
  const windows = report.windows.filter(({ window }) => !hidden.includes(window));
  const at = reading.at ?? report.until;
  const values = windows.map(({ window, segments }) => ({ window, value: valueAt(segments, at) }));
  const texts = values.map(
    ({ window, value }) =>
      `${labelOf(window)} ${value === null ? words.noReading : formatPercent(value, locale)}`,
  );
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
        aria-valuetext={`${momentText(at, locale)}: ${texts.join(', ')}`}
        onPointerMove={reading.onPointerMove}
        onPointerDown={reading.onPointerDown}
        onPointerUp={reading.onPointerUp}
        onPointerLeave={reading.onPointerLeave}
        onKeyDown={reading.onKeyDown}
      >
        <Drawing id={id} report={report} windows={windows} frame={frame} ticks={ticks} reading={reading} />
      </div>
      <p className="chart__read" aria-hidden="true">
        {reading.at === null ? ' ' : `${momentText(at, locale)} · ${texts.join(' · ')}`}
      </p>
    </div>
  );
}

interface DrawingProps {
  /** Prefix of the ids of pattern and clip path, unique in the page. */
  readonly id: string;
  readonly report: HistoryReport;
  readonly windows: HistoryReport['windows'];
  readonly frame: Frame;
  readonly ticks: readonly Tick[];
  readonly reading: Reading;
}

function Drawing({ id, report, windows, frame, ticks, reading }: DrawingProps): ReactElement {
  const locale = useLocale();
  const { width, height } = frame;
  const scales = { x: xOf(frame, report), y: yOf(frame) };
  return (
    <svg
      className="chart"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
    >
      <defs>
        <pattern
          id={`${id}h`}
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <path className="chart__hatch" d="M0 0V5" />
        </pattern>
        <clipPath id={`${id}c`}>
          <rect x={frame.left} y="0" width={frame.right - frame.left} height={height} />
        </clipPath>
      </defs>
      <Grid frame={frame} scales={scales} ticks={ticks} locale={locale} />
      <g fill={`url(#${id}h)`}>
        <Marks report={report} frame={frame} scales={scales} locale={locale} />
      </g>
      <g clipPath={`url(#${id}c)`}>
        {windows.map((window) => (
          <Lines key={window.window} window={window} scales={scales} />
        ))}
      </g>
      {reading.drag !== null && <DraggedSpan drag={reading.drag} frame={frame} scales={scales} />}
      {reading.at !== null && <ReadLine at={reading.at} windows={windows} frame={frame} scales={scales} />}
    </svg>
  );
}

interface DraggedSpanProps {
  readonly drag: NonNullable<Reading['drag']>;
  readonly frame: Frame;
  readonly scales: Scales;
}

function DraggedSpan({ drag, frame, scales }: DraggedSpanProps): ReactElement {
  const [from, to] = [scales.x(drag.from), scales.x(drag.to)];
  return (
    <rect
      className="chart__drag"
      x={Math.min(from, to)}
      width={Math.abs(to - from)}
      y={frame.top}
      height={frame.bottom - frame.top}
    />
  );
}

interface ReadLineProps {
  /** The instant that is read out (epoch ms). */
  readonly at: number;
  readonly windows: HistoryReport['windows'];
  readonly frame: Frame;
  readonly scales: Scales;
}

/** A vertical line at the instant that is read out, with a dot on each window's line. */
function ReadLine({ at, windows, frame, scales }: ReadLineProps): ReactElement {
  const x = scales.x(at);
  return (
    <g>
      <line className="chart__cross" x1={x} x2={x} y1={frame.top} y2={frame.bottom} />
      {windows.map(({ window, segments }) => {
        const value = valueAt(segments, at);
        return value === null ? null : (
          <circle
            key={window}
            className={`chart__dot ${lineClass(window)}`}
            cx={x}
            cy={scales.y(value)}
            r="3.5"
          />
        );
      })}
    </g>
  );
}
