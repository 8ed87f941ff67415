import { isProof, type Severity } from '../../usage/usage';
import { worseSeverity } from '../../usage/windows';
import { type Anchor, anchorOf, hasEnded, refinedAnchor } from './anchor';
import { ROUNDING_POINTS, nothingSaid } from '../events';
import type { Reading } from './reading';
import type { TrackedWindow } from '../tracker-state';

/** After a longer silence a rise may be long past. */
const LONGEST_SILENCE_MS = 1_800_000;
/** A fall to this percent or less, if also to half or less of what was used, is a reset. */
const NEAR_ZERO_PERCENT = 5;

/** A window, or a period of one, that begins with a reading. */
export function begin(reading: Reading, options: { readonly quiet: boolean }): TrackedWindow {
  const { id, label, utilization, source, at, severity, httpStatus } = reading;
  return {
    id,
    label,
    utilization,
    ...anchorOf(reading),
    source,
    observedAt: at,
    httpStatus,
    reachedAt: isFull(utilization) ? at : null,
    firstAt: utilization === null ? null : at,
    floor: { severity, source },
    said: { ...nothingSaid, quiet: options.quiet },
    roseAt: null,
    doubtedAt: null,
    loweredAt: null,
    proven: provenAfter(null, reading),
    listed: false,
    missed: 0,
  };
}

/** The window with a newer reading of its own period. */
export function adopt(window: TrackedWindow, reading: Reading): TrackedWindow {
  // Source and age belong to the percent: a reading without one does not make it any newer.
  const isAbout = reading.utilization !== null || window.utilization === null;
  const { utilization, source, at: observedAt, httpStatus } = reading;
  return {
    ...window,
    ...refinedAnchor(window, reading),
    ...(isAbout
      ? { utilization, source, observedAt, httpStatus, reachedAt: reachedAfter(window, reading) }
      : {}),
    firstAt: firstAfter(window, reading),
    roseAt: roseAfter(window, reading),
    proven: provenAfter(window.proven, reading),
    label: reading.label,
    floor: floorAfter(window, reading.severity, reading),
    doubtedAt: reading.utilization !== null && !isDoubtNewer(window, reading) ? null : window.doubtedAt,
  };
}

function provenAfter(before: number | null, { source, utilization }: Reading): number | null {
  return isProof(source) && utilization !== null ? utilization : before;
}

function isFull(utilization: number | null): boolean {
  return utilization !== null && utilization >= 100;
}

function reachedAfter(window: TrackedWindow, { utilization, at }: Reading): number | null {
  return isFull(utilization) ? (window.reachedAt ?? at) : null;
}

/** A window that had a percent before without a first reading comes from an older version: then it stays unknown. */
function firstAfter(window: TrackedWindow, { utilization, at }: Reading): number | null {
  return window.firstAt ?? (window.utilization === null && utilization !== null ? at : null);
}

function roseAfter({ utilization: was, observedAt, roseAt }: TrackedWindow, reading: Reading): number | null {
  if (was === null || reading.utilization === null || reading.utilization <= was) return roseAt;
  return reading.at - observedAt <= LONGEST_SILENCE_MS ? reading.at : null;
}

/** Sources word severity differently; within a period only the one that raised it takes it back. */
function floorAfter(window: TrackedWindow, severity: Severity, { source }: Reading): TrackedWindow['floor'] {
  const { floor } = window;
  const isRaised = worseSeverity(severity, floor.severity) === severity;
  return isRaised || source === floor.source ? { severity, source } : floor;
}

/** The window with a reading that two samples have confirmed against what was on show. */
export function override(window: TrackedWindow, reading: Reading, anchor: Anchor): TrackedWindow {
  const { severity, source } = reading;
  const said = { ...window.said, corrected: true };
  return { ...adopt(window, reading), ...anchor, floor: { severity, source }, doubtedAt: null, said };
}

/** Past its reset a window is not shown; only what it came to is kept, for the event of its reset. */
export function afterglow(window: TrackedWindow, reading: Reading): TrackedWindow {
  const { utilization: was } = window;
  const { utilization: is } = reading;
  return was !== null && is !== null && is < was ? window : adopt(window, reading);
}

/** The window with the reset of an older reading, if it has none and that one is still ahead. */
export function withReset(window: TrackedWindow, reading: Reading, now: number): TrackedWindow {
  const isUnknown = window.resetsAt === null && !window.notStarted;
  const isAhead = reading.resetsAt !== null && !hasEnded(reading, now);
  return isUnknown && isAhead ? { ...window, ...anchorOf(reading) } : window;
}

/** Whether the reading came before, or with, the one that raised the doubt: it can neither settle nor confirm it. */
export function isDoubtNewer(window: TrackedWindow, reading: Reading): boolean {
  return window.doubtedAt !== null && reading.at <= window.doubtedAt;
}

/** How far use fell: not at all (or by rounding), or so low that the window was cleared, or between. */
export type Fall = 'none' | 'partial' | 'to_zero';

export function fallOf(window: TrackedWindow, reading: Reading): Fall {
  const { utilization: was } = window;
  const { utilization: is } = reading;
  if (was === null || is === null || is >= was - ROUNDING_POINTS) return 'none';
  return is <= Math.min(NEAR_ZERO_PERCENT, was / 2) || is < was / 10 ? 'to_zero' : 'partial';
}
