import { useMemo } from 'react';
import type { ReactElement } from 'react';
import type { Calendar } from '../../electron/core/time/calendar';
import type { HistoryReport, HistoryWindow } from '../../electron/core/reports/history-report';
import { longestStep } from '../../electron/core/reports/segments';
import { useLocale, useNowBy } from '../state/page-context';
import { useWords } from '../text/use-words';
import { xOf, yOf, type Frame } from './frame';
import { Grid } from './Grid';
import { Lines } from './Lines';
import { lineClass } from './look';
import { Marks } from './Marks';
import type { Scales } from './paths';
import type { ReadValue } from './readout';
import { tickLabels } from './tick-labels';
import { timeTicks } from './ticks';
import type { Reading } from './use-reading';

const MINUTE_MS = 60_000;

interface DrawingProps {
  /** Prefix of the ids of pattern and clip path, unique in the page. */
  readonly id: string;
  readonly report: HistoryReport;
  readonly windows: HistoryReport['windows'];
  readonly frame: Frame;
  readonly calendar: Calendar;
  readonly reading: Reading;
  readonly values: readonly ReadValue[];
}

/** The picture of a chart: grid, marks, lines, and what is read or dragged over. */
export function Drawing(props: DrawingProps): ReactElement {
  const { id, report, windows, frame, calendar, reading, values } = props;
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
      <Definitions id={id} frame={frame} />
      <Axes report={report} frame={frame} scales={scales} calendar={calendar} />
      <g fill={`url(#${id}h)`}>
        <Marks report={report} frame={frame} scales={scales} locale={locale} />
      </g>
      <g clipPath={`url(#${id}c)`}>
        {windows.map((window) => (
          <Lines key={window.window} window={window} scales={scales} />
        ))}
      </g>
      <Ends windows={windows} until={report.until} scales={scales} />
      {reading.drag !== null && <DraggedSpan drag={reading.drag} frame={frame} scales={scales} />}
      {reading.at !== null && <ReadLine at={reading.at} values={values} frame={frame} scales={scales} />}
    </svg>
  );
}

function Definitions({ id, frame }: Pick<DrawingProps, 'id' | 'frame'>): ReactElement {
  return (
    <defs>
      <pattern id={`${id}h`} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path className="chart__hatch" d="M0 0V5" />
      </pattern>
      <clipPath id={`${id}c`}>
        <rect x={frame.left} y="0" width={frame.right - frame.left} height={frame.height} />
      </clipPath>
    </defs>
  );
}

interface AxesProps extends Pick<DrawingProps, 'report' | 'frame' | 'calendar'> {
  readonly scales: Scales;
}

function Axes({ report, frame, scales, calendar }: AxesProps): ReactElement {
  const locale = useLocale();
  const { today } = useWords().work.spans;
  const now = useNowBy(MINUTE_MS);
  const plot = frame.right - frame.left;
  const ticks = useMemo(() => timeTicks(report, calendar, plot), [report, calendar, plot]);
  const labels = tickLabels(ticks, { locale, now, today, width: frame.width, x: scales.x });
  return <Grid frame={frame} scales={scales} ticks={ticks} labels={labels} />;
}

interface EndsProps {
  readonly windows: readonly HistoryWindow[];
  readonly until: number;
  readonly scales: Scales;
}

/** A dot at the end of each line that reaches the present. */
function Ends({ windows, until, scales }: EndsProps): ReactElement {
  return (
    <>
      {windows.map(({ window, segments, bucketMs }) => {
        const last = segments.at(-1)?.points.at(-1);
        if (last === undefined || until - last.at > longestStep(bucketMs)) return null;
        return (
          <circle
            key={window}
            className={`chart__end ${lineClass(window)}`}
            cx={scales.x(last.at)}
            cy={scales.y(last.value)}
            r="3"
          />
        );
      })}
    </>
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
  readonly values: readonly ReadValue[];
  readonly frame: Frame;
  readonly scales: Scales;
}

/** A vertical line at the instant that is read out, with a dot on each window's line. */
function ReadLine({ at, values, frame, scales }: ReadLineProps): ReactElement {
  const x = scales.x(at);
  return (
    <g>
      <line className="chart__cross" x1={x} x2={x} y1={frame.top} y2={frame.bottom} />
      {values.map(
        ({ window, value, at: place }) =>
          value !== null && (
            <circle
              key={window}
              className={`chart__dot ${lineClass(window)}`}
              cx={scales.x(place)}
              cy={scales.y(value)}
              r="3.5"
            />
          ),
      )}
    </g>
  );
}
