import type { LocalEstimate } from '../estimate/basis';
import { unknownPace } from '../pace/pace';
import type { AccountSnapshot, AppSnapshot, ShownSnapshot, WindowView } from './snapshot-types';
import { isReached } from '../pace/prospect';
import type { TokenSums } from '../usage/usage';
import { severityOf, windowLabel, windowLengthMs } from '../usage/windows';

/** The snapshot that tray and pages get. */
export function applyEstimates(snapshot: AppSnapshot): ShownSnapshot {
  return withEstimates(snapshot) as ShownSnapshot;
}

/**
 * The snapshot with this machine's estimate in the place of a number of Anthropic's that is old, marked as an estimate.
 * The snapshot before that has both.
 */
export function withEstimates<T extends AccountSnapshot>(snapshot: T): T {
  const { takenAt } = snapshot;
  const windows = snapshot.windows.map((window) => shownWindow(window, takenAt));
  if (!windows.some(({ source }) => source === 'local_estimate')) return snapshot;
  // Each row says what it is; all of it is an estimate only where no number of Anthropic's is left, live or old.
  const isTold = windows.some(
    ({ source, utilization }) => source !== 'local_estimate' && utilization !== null,
  );
  if (isTold) return { ...snapshot, windows };
  return { ...snapshot, windows, source: 'local_estimate', observedAt: takenAt, stale: false };
}

/** The window as it is shown; a limit that was reached holds until its reset, however old the news. */
export function shownWindow(window: WindowView, now: number): WindowView {
  const { localEstimate: local, stale, source } = window;
  if (local === null || !stale || source === 'local_estimate' || isReached(window)) return window;
  const isSamePeriod = window.phase === 'running' && window.resetsAt === local.resetsAt;
  const evidence = isSamePeriod ? window.evidence : withoutReset(window);
  return { ...window, ...estimatedParts(window.id, local, now), evidence };
}

/** A window of which only this machine has said anything. */
export function guessedWindow(
  id: string,
  local: LocalEstimate,
  tokens: TokenSums | null,
  now: number,
): WindowView {
  const evidence = { reported: null, httpStatus: null, rawResetsAt: null, exactReset: false };
  return {
    id,
    label: windowLabel(id),
    localEstimate: local,
    tokens,
    evidence,
    ...estimatedParts(id, local, now),
  };
}

function withoutReset({ evidence }: WindowView): WindowView['evidence'] {
  return { ...evidence, rawResetsAt: null, exactReset: false };
}

function estimatedParts(id: string, { utilization, low, high, resetsAt }: LocalEstimate, now: number) {
  const length = windowLengthMs(id);
  const severity = severityOf(utilization, 'normal');
  return {
    utilization,
    range: { low, high },
    resetsAt,
    phase: resetsAt === null ? ('unknown' as const) : ('running' as const),
    startedAt: resetsAt === null || length === null ? null : resetsAt - length,
    // An estimate never becomes `reached`: only Anthropic can refuse a request.
    severity: severity === 'reached' ? ('critical' as const) : severity,
    source: 'local_estimate' as const,
    observedAt: now,
    stale: false,
    reachedAt: null,
    firstAt: null,
    pace: unknownPace,
  };
}
