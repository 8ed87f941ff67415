import type { ReactElement } from 'react';
import type { Locale } from '../../electron/core/text/format';
import { tickText } from '../text/when';
import type { Frame } from './frame';
import type { Scales } from './paths';
import type { Tick } from './ticks';

/** Width in px that the label of one tick needs. */
const LABEL_PX = 54;

interface GridProps {
  readonly frame: Frame;
  readonly scales: Scales;
  readonly ticks: readonly Tick[];
  readonly locale: Locale;
}

/** The grid: percents at the left, times below. */
export function Grid({ frame, scales, ticks, locale }: GridProps): ReactElement {
  const { left, right, top, bottom } = frame;
  const weekly = (ticks[2]?.at ?? 0) - (ticks[1]?.at ?? 0) > 5 * 86_400_000;
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
      {ticks.map((tick, index) => {
        const x = Math.round(scales.x(tick.at)) + 0.5;
        const label = scales.x(tick.labelAt);
        // The first day of the span may have no room for its name before the next one.
        const roomy = scales.x(ticks[index + 1]?.labelAt ?? Infinity) - label > LABEL_PX;
        return (
          <g key={tick.at}>
            {x >= left && <line className="grid" x1={x} x2={x} y1={top} y2={bottom + 8} />}
            {roomy && (
              <text x={label} y={bottom + 22} textAnchor="middle">
                {tickText(tick, locale, weekly)}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}
