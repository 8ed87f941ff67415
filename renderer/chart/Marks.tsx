import type { ReactElement } from 'react';
import { formatClock, type Locale } from '../../electron/core/format';
import type { HistoryReport } from '../../electron/core/history/report';
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

/** Limits that were hit, early resets and alerts, along the upper edge; silences along the lower one. */
export function Marks({ report, frame, scales, locale }: MarksProps): ReactElement {
  const { top, bottom, left, right } = frame;
  const inside = (x: number): number => Math.min(right, Math.max(left, x));
  const hits = [...report.hits].reverse();
  return (
    <g>
      {report.gaps.map(({ from, until }) => (
        <rect
          key={from}
          className="chart__silence"
          x={inside(scales.x(from))}
          width={inside(scales.x(until)) - inside(scales.x(from))}
          y={bottom + 2}
          height={5}
        />
      ))}
      {hits.map(({ window, from, until }) => (
        <rect
          key={`${window}${from}`}
          className="chart__blocked"
          x={inside(scales.x(from))}
          width={Math.max(1.5, inside(scales.x(until ?? report.until)) - inside(scales.x(from)))}
          y={top}
          height={bottom - top}
        />
      ))}
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
      {hits.map(({ window, from }, index) => {
        const x = inside(scales.x(from));
        const next = hits[index + 1];
        const roomy = next === undefined || inside(scales.x(next.from)) - x > LABEL_PX;
        return (
          <g key={`${window}${from}`} transform={`translate(${x} ${top - 9})`}>
            <circle className="chart__hit" r="6" />
            <path className="chart__bar" d="M-3.2 0h6.4" />
            {roomy && x < right - LABEL_PX && (
              <text className="t-reached" x="10" y="4">
                {formatClock(from, from, locale)}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}
