import { useId, useMemo } from 'react';
import type { ReactElement } from 'react';
import { createCalendar } from '../../electron/core/calendar';
import { formatPercent } from '../../electron/core/format';
import type { HistoryReport } from '../../electron/core/history/report';
import { useLocale } from '../page-context';
import { useWords } from '../words/use-words';
import { momentText } from '../words/when';
import { frameOf, xOf, yOf } from './frame';
import { Grid } from './Grid';
import { Lines } from './Lines';
import { lineClass } from './look';
import { Marks } from './Marks';
import { valueAt } from './paths';
import { timeTicks } from './ticks';
import { useReading } from './use-reading';
import { useWidth } from './use-width';

interface ChartProps {
  readonly report: HistoryReport;
  /** Windows that are not drawn. */
  readonly hidden: readonly string[];
  readonly height: number;
  readonly labelOf: (window: string) => string;
  /** What a screen reader hears first. */
  readonly summary: string;
  readonly onZoom: (from: number, to: number) => void;
}

/** Utilization over time, drawn by hand as SVG; read out by pointer and by keyboard. */
export function Chart({ report, hidden, height, labelOf, summary, onZoom }: ChartProps): ReactElement {
  const locale = useLocale();
  const words = useWords().dashboard;
  const id = useId();
  const [place, width] = useWidth<HTMLDivElement>();
  const frame = frameOf(width, height);
  const scales = { x: xOf(frame, report), y: yOf(frame) };
  const reading = useReading(frame, report, onZoom);
  const calendar = useMemo(() => createCalendar(locale.timeZone), [locale.timeZone]);
  const ticks = useMemo(() => timeTicks(report, calendar, Math.floor(width / 88)), [report, calendar, width]);
  const windows = report.windows.filter(({ window }) => !hidden.includes(window));
  const at = reading.at ?? report.until;
  const values = windows.map(({ window, segments }) => ({ window, value: valueAt(segments, at) }));
  const told = values.map(
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
        aria-valuetext={`${momentText(at, locale)}: ${told.join(', ')}`}
        onPointerMove={reading.onPointerMove}
        onPointerDown={reading.onPointerDown}
        onPointerUp={reading.onPointerUp}
        onPointerLeave={reading.onPointerLeave}
        onKeyDown={reading.onKeyDown}
      >
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
          {reading.drag !== null && (
            <rect
              className="chart__drag"
              x={Math.min(scales.x(reading.drag.from), scales.x(reading.drag.to))}
              width={Math.abs(scales.x(reading.drag.to) - scales.x(reading.drag.from))}
              y={frame.top}
              height={frame.bottom - frame.top}
            />
          )}
          {reading.at !== null && (
            <g>
              <line
                className="chart__cross"
                x1={scales.x(at)}
                x2={scales.x(at)}
                y1={frame.top}
                y2={frame.bottom}
              />
              {values.map(({ window, value }) =>
                value === null ? null : (
                  <circle
                    key={window}
                    className={`chart__dot ${lineClass(window)}`}
                    cx={scales.x(at)}
                    cy={scales.y(value)}
                    r="3.5"
                  />
                ),
              )}
            </g>
          )}
        </svg>
      </div>
      <p className="chart__read" aria-hidden="true">
        {reading.at === null ? ' ' : `${momentText(at, locale)} · ${told.join(' · ')}`}
      </p>
    </div>
  );
}
