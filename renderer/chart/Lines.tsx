import type { ReactElement } from 'react';
import type { HistoryWindow } from '../../electron/core/reports/history-report';
import { windowLengthMs } from '../../electron/core/usage/windows';
import { isFilled, lineClass } from './look';
import { areaPath, bridgePaths, linePath, type Scales } from './paths';

/** The lines of one window: area, lines, dots over times without readings, and the fall at each reset. */
export function Lines({
  window,
  scales,
}: {
  readonly window: HistoryWindow;
  readonly scales: Scales;
}): ReactElement {
  const { segments } = window;
  const look = lineClass(window.window);
  return (
    <g className={look}>
      {isFilled(window.window) &&
        segments.map((segment, index) => (
          <path key={index} className="chart__area" d={areaPath(segment, scales)} />
        ))}
      {bridgePaths(segments, scales, windowLengthMs(window.window) ?? Infinity).map((path) => (
        <path key={path} className="chart__silent" d={path} />
      ))}
      {segments.map((segment, index) => (
        <path key={index} className="chart__line" d={linePath(segment, scales)} />
      ))}
      {segments.map(({ points, end }, index) => {
        const last = points.at(-1);
        if (end !== 'reset' || last === undefined) return null;
        const x = scales.x(last.at);
        return (
          <line
            key={index}
            className="chart__fall"
            x1={x}
            x2={x}
            y1={scales.y(last.value)}
            y2={scales.y(0)}
          />
        );
      })}
    </g>
  );
}
