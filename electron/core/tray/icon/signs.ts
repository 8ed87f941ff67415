import type { SizeMetrics } from './metrics';
import type { Role } from './palette';
import type { Layer } from './raster';
import { disc, rect, roundRect, union } from './shape';
import type { IconState } from './spec';

const roles: Readonly<Record<IconState, Role>> = {
  normal: 'ink',
  warning: 'warning',
  critical: 'onSolid',
  reached: 'reached',
  stale: 'dim',
  no_data: 'dim',
};

/** The colour role of an icon's content: colours start at warning. */
export function roleOf(state: IconState): Role {
  return roles[state];
}

/** Whether the state has a line at the lower edge, which needs room. */
export function lined(state: IconState): boolean {
  return state === 'warning' || state === 'stale';
}

/** The line at the lower edge: solid for a warning, dotted for an old reading or an estimate. */
export function underline(state: IconState, { size, line, dot }: SizeMetrics): readonly Layer[] {
  if (!lined(state)) return [];
  const y = size - line;
  if (state === 'warning') return [{ shape: rect(0, y, size, line), role: roleOf(state) }];
  const count = Math.floor((size / dot + 1) / 2);
  const left = (size - (2 * count - 1) * dot) / 2;
  const dots = Array.from({ length: count }, (_, index) => rect(left + 2 * index * dot, y, dot, line));
  return [{ shape: union(...dots), role: roleOf(state) }];
}

/** Draws the content on the critical plate if the state needs it. */
export function plated(
  state: IconState,
  { size, radius }: SizeMetrics,
  contents: readonly Layer[],
): readonly Layer[] {
  if (state !== 'critical') return contents;
  return [{ shape: roundRect(0, 0, size, size, radius), role: 'critical' }, ...contents];
}

/** The disc with a bar, in place of every number from 100 on. */
export function reachedLayers({ size, stop }: SizeMetrics): readonly Layer[] {
  const bar = rect(stop.inset, (size - stop.height) / 2, size - 2 * stop.inset, stop.height);
  return [
    { shape: disc(size / 2, size / 2, size / 2), role: 'reached' },
    { shape: bar, role: 'onSolid' },
  ];
}
