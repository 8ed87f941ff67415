import type { ReactElement } from 'react';
import { formatClock, type Locale } from '../../electron/core/text/format';
import type { HistoryReport } from '../../electron/core/reports/history-report';
import { dayIn } from '../text/when';
import type { Frame } from './frame';
import type { Scales } from './paths';

interface MarksProps {
  readonly report: HistoryReport;
  readonly frame: Frame;
  readonly scales: Scales;
  readonly locale: Locale;
}

/** Room in px that a clock time needs beside its sign. */
const LABEL_PX = 48;
/** From this span on (ms) the axis does not show each day, so that a sign needs its date instead of its time. */
const DATES_FROM_MS = 9 * 86_400_000;

/** Limits that were hit, early resets and alerts along the upper edge, times without readings along the lower one. */
export function Marks({ report, frame, scales, locale }: MarksProps): ReactElement {
  const { top, bottom } = frame;
  const hits = [...report.hits].reverse();
  return (
    <g>
      {report.gaps.map(({ from, until }) => (
        <rect
          key={from}
          className="chart__silence"
          {...spanOf(from, until, frame, scales)}
          y={bottom + 2}
          height={5}
        />
      ))}
      {hits.map(({ window, from, until }) => {
        const { x, width } = spanOf(from, until ?? report.until, frame, scales);
        return (
          <rect
            key={`${window}${from}`}
            className="chart__blocked"
            x={x}
            width={Math.max(1.5, width)}
            y={top}
            height={bottom - top}
          />
        );
      })}
      {report.alerts.map(({ window, at, value }) => (
        <path
          key={`${window}${at}${value ?? ''}`}
          className="chart__alert"
          d={`M${scales.x(at)} ${top - 2}l-3.5 -6h7Z`}
        />
      ))}
      {report.resets
        .filter(({ early }) => early)
        .map(({ window, at }) => (
          <path
            key={`${window}${at}`}
            className="chart__early"
            d={`M${scales.x(at)} ${top - 13}l4.5 4.5 -4.5 4.5 -4.5 -4.5Z`}
          />
        ))}
      <HitSigns
        hits={hits}
        frame={frame}
        scales={scales}
        locale={locale}
        isDated={report.until - report.since > DATES_FROM_MS}
      />
    </g>
  );
}

interface HitSignsProps extends Omit<MarksProps, 'report'> {
  /** Oldest first. */
  readonly hits: HistoryReport['hits'];
  /** Whether the signs have their date; otherwise their time of day. */
  readonly isDated: boolean;
}

/** A sign at the start of each hit, with its time or date where that has room. */
function HitSigns({ hits, frame, scales, locale, isDated }: HitSignsProps): ReactElement {
  return (
    <>
      {hits.map(({ window, from }, index) => {
        const x = inside(scales.x(from), frame);
        const next = hits[index + 1];
        const roomy = next === undefined || inside(scales.x(next.from), frame) - x > LABEL_PX;
        return (
          <g key={`${window}${from}`} transform={`translate(${x} ${frame.top - 9})`}>
            <circle className="chart__hit" r="6" />
            <path className="chart__bar" d="M-3.2 0h6.4" />
            {roomy && x < frame.right - LABEL_PX && (
              <text className="t-reached" x="10" y="4">
                {isDated
                  ? dayIn(from, locale, { day: 'numeric', month: 'short' })
                  : formatClock(from, from, locale)}
              </text>
            )}
          </g>
        );
      })}
    </>
  );
}

/** The part of a span of time (epoch ms) that lies in the frame, in px. */
function spanOf(
  from: number,
  until: number,
  frame: Frame,
  scales: Scales,
): { readonly x: number; readonly width: number } {
  const x = inside(scales.x(from), frame);
  return { x, width: inside(scales.x(until), frame) - x };
}

function inside(x: number, { left, right }: Frame): number {
  return Math.min(right, Math.max(left, x));
}
