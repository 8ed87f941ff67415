import type { AccountSnapshot } from './snapshot-types';

/**
 * What a snapshot says to other programs: numbers, resets and states, but not the time. Two snapshots with the same text
 * here are the same news.
 */
export function meaningOf({ windows, problem, extraUsage, stale, account }: AccountSnapshot): string {
  const shown = windows.map(({ id, utilization, resetsAt, severity, phase, stale: old }) => [
    id,
    utilization,
    resetsAt,
    severity,
    phase,
    old,
  ]);
  return JSON.stringify([shown, problem?.kind, problem?.retryAt, extraUsage?.used, stale, account?.plan]);
}
