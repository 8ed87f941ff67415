import type { ReactElement } from 'react';
import type { Frame } from './frame';
import type { Scales } from './paths';
import type { TickLabel } from './tick-labels';
import type { Tick } from './ticks';

interface GridProps {
  readonly frame: Frame;
  readonly scales: Scales;
  readonly ticks: readonly Tick[];
  readonly labels: readonly TickLabel[];
}

/** The grid: percents at the left, times below. */
export function Grid({ frame, scales, ticks, labels }: GridProps): ReactElement {
  const { left, right, top, bottom } = frame;
  return (
    <g>
      {[0, 25, 50, 75, 100].map((percent) => {
        const y = Math.round(scales.y(percent)) + 0.5;
        return (
          <g key={percent}>
            <line className={percent === 0 ? 'axis' : 'grid'} x1={left} x2={right} y1={y} y2={y} />
            <text x={left - 8} y={y + 3.5} textAnchor="end">
              {percent}
            </text>
          </g>
        );
      })}
      {ticks.map(({ at }) => {
        const x = Math.round(scales.x(at)) + 0.5;
        return x >= left && <line key={at} className="grid" x1={x} x2={x} y1={top} y2={bottom + 8} />;
      })}
      {labels.map(({ at, x, text, isToday }) => (
        <text key={at} className={isToday ? 't-today' : undefined} x={x} y={bottom + 21} textAnchor="middle">
          {text}
        </text>
      ))}
    </g>
  );
}
