import { isProof, type Severity } from '../../usage/usage';
import { worseSeverity } from '../../usage/windows';
import { type Anchor, anchorOf, hasEnded, refinedAnchor } from './anchor';
import { ROUNDING_POINTS, emptyEventRecord } from '../events';
import type { Reading } from './reading';
import type { TrackedWindow } from '../tracker-state';

/** After a longer gap between readings, in ms, the moment of a rise is unknown. */
const LONGEST_SILENCE_MS = 1_800_000;
/** A fall to this percent or less, if also to half or less of what was used, is a reset. */
const NEAR_ZERO_PERCENT = 5;

/** A window, or a new period of it, that begins with a reading. */
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
    said: { ...emptyEventRecord, quiet: options.quiet },
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
  // Source and moment belong to the percent: a reading without a percent does not change them.
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

/** A percent without a first reading comes from a state of an older version: the first reading stays unknown. */
function firstAfter(window: TrackedWindow, { utilization, at }: Reading): number | null {
  return window.firstAt ?? (window.utilization === null && utilization !== null ? at : null);
}

function roseAfter({ utilization: was, observedAt, roseAt }: TrackedWindow, reading: Reading): number | null {
  if (was === null || reading.utilization === null || reading.utilization <= was) return roseAt;
  return reading.at - observedAt <= LONGEST_SILENCE_MS ? reading.at : null;
}

/** Sources grade severity differently. Within a period, only the source that raised it lowers it. */
function floorAfter(window: TrackedWindow, severity: Severity, { source }: Reading): TrackedWindow['floor'] {
  const { floor } = window;
  const isRaised = worseSeverity(severity, floor.severity) === severity;
  return isRaised || source === floor.source ? { severity, source } : floor;
}

/** The window with a reading that replaces the value on screen, after a second reading confirmed it. */
export function override(window: TrackedWindow, reading: Reading, anchor: Anchor): TrackedWindow {
  const { severity, source } = reading;
  const said = { ...window.said, corrected: true };
  return { ...adopt(window, reading), ...anchor, floor: { severity, source }, doubtedAt: null, said };
}

/** The last percent of a window after its reset. It is not on screen; the event of the reset needs it. */
export function afterglow(window: TrackedWindow, reading: Reading): TrackedWindow {
  const { utilization: was } = window;
  const { utilization: is } = reading;
  return was !== null && is !== null && is < was ? window : adopt(window, reading);
}

/** The window with the reading's reset, if the window has none and the reading's lies in the future. */
export function withReset(window: TrackedWindow, reading: Reading, now: number): TrackedWindow {
  const isUnknown = window.resetsAt === null && !window.notStarted;
  const isAhead = reading.resetsAt !== null && !hasEnded(reading, now);
  return isUnknown && isAhead ? { ...window, ...anchorOf(reading) } : window;
}

/** Whether the reading is no newer than the one that raised the doubt. Then it neither settles nor confirms it. */
export function isDoubtNewer(window: TrackedWindow, reading: Reading): boolean {
  return window.doubtedAt !== null && reading.at <= window.doubtedAt;
}

/** How far use fell: `none` (or by rounding), `to_zero` (the window was reset), or `partial` between them. */
export type Fall = 'none' | 'partial' | 'to_zero';

/** The fall from the tracked percent to the reading’s. */
export function fallOf(window: TrackedWindow, reading: Reading): Fall {
  const { utilization: was } = window;
  const { utilization: is } = reading;
  if (was === null || is === null || is >= was - ROUNDING_POINTS) return 'none';
  return is <= Math.min(NEAR_ZERO_PERCENT, was / 2) || is < was / 10 ? 'to_zero' : 'partial';
}
