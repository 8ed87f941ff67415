import { isSameReset } from '../core/usage/same-reset';
import type { ExtraUsage, LimitWindow, Observation } from '../core/usage/usage';
import { instantOf, percentOf, readingOfWindow } from '../core/usage/window-reading';
import { isSamePromptCache, revivePromptCache, type PromptCache } from './prompt-cache';
import type { StatuslineLimits, StatuslineSpend, StatuslineWindow } from './statusline';
import { recordOf } from './usage-api/body/json-values';

/** The folder of the notes, below the data folder: one note for each session of Claude Code. */
export const STATUSLINE_FOLDER = 'statusline';

/** When a value last changed. */
interface ChangeDate {
  /** Epoch ms; where the change was not seen, the latest moment at which the value can have arisen. */
  readonly changedAt: number;
  /**
   * Whether the change was seen. The first value of a session may be hours old, since an idle session draws its old
   * line again.
   */
  readonly isDated: boolean;
}

/** A window of a session's status line, and when it last changed. */
export type WindowNote = StatuslineWindow & ChangeDate;
/** Money in a session's status line, and when it last changed. */
export type SpendNote = StatuslineSpend & ChangeDate;

/** The stored state of one session's status line, which the app reads. */
export interface StatuslineNote {
  readonly schema: 2;
  readonly windows: readonly WindowNote[];
  readonly spend: SpendNote | null;
  /** The session's last known prompt cache; absent where it never had one. */
  readonly promptCache?: PromptCache;
}

/** The circumstances in which a line is drawn. */
export interface Drawing {
  /** Epoch ms. */
  readonly now: number;
  /** The latest moment at which the line's values can have arisen (epoch ms). */
  readonly earnedBy: number;
  /** Whether the session has an id. Two sessions without an id that draw in turns look like one that changes. */
  readonly isNamed: boolean;
}

/** A date further in the future than this (ms) comes from a clock that was ahead. */
const CLOCK_SLACK_MS = 60_000;
/** A lower value this soon after a rise (ms) is an older line, whose process ended later. */
const OVERTAKEN_MS = 10_000;
const MAX_WINDOWS = 50;

/** Computes the note after a session drew its line; `null` where nothing changed. */
export function noteAfter(
  before: StatuslineNote | null,
  limits: StatuslineLimits,
  drawing: Drawing,
): StatuslineNote | null {
  const windows = limits.windows.map((window) => {
    const known = before?.windows.find(({ id }) => id === window.id);
    return datedAfter(known, window, isSameWindow, drawing);
  });
  const others = (before?.windows ?? []).filter(({ id }) => !windows.some((window) => window.id === id));
  const known = before?.spend ?? undefined;
  const spend = limits.spend === null ? known : datedAfter(known, limits.spend, isSameSpend, drawing);
  const promptCache = limits.promptCache ?? before?.promptCache ?? null;
  const isNews =
    windows.some((window) => before?.windows.includes(window) !== true) ||
    (spend ?? null) !== (known ?? null) ||
    !isSamePromptCache(promptCache, before?.promptCache ?? null);
  if (!isNews) return null;
  const all = [...windows, ...others].slice(0, MAX_WINDOWS);
  return { schema: 2, windows: all, spend: spend ?? null, ...(promptCache && { promptCache }) };
}

function datedAfter<T extends { readonly percent: number }>(
  known: (T & ChangeDate) | undefined,
  value: T,
  isSame: (known: T, value: T) => boolean,
  { now, earnedBy, isNamed }: Drawing,
): T & ChangeDate {
  if (known === undefined) return { ...value, changedAt: earnedBy, isDated: false };
  const isFuture = known.changedAt > now + CLOCK_SLACK_MS;
  if (isSame(known, value)) {
    // The clock was ahead when the value was written, so its age is not known.
    return isFuture ? { ...known, changedAt: earnedBy, isDated: false } : known;
  }
  const isOvertaken =
    isSame(known, { ...value, percent: known.percent }) &&
    value.percent < known.percent &&
    !isFuture &&
    now - known.changedAt < OVERTAKEN_MS;
  return isOvertaken ? known : { ...value, changedAt: earnedBy, isDated: isNamed };
}

function isSameWindow(a: StatuslineWindow, b: StatuslineWindow): boolean {
  if (a.percent !== b.percent) return false;
  return isSameReset(instantOf(a.reset), instantOf(b.reset));
}

function isSameSpend(a: StatuslineSpend, b: StatuslineSpend): boolean {
  return a.percent === b.percent && a.used === b.used && a.limit === b.limit;
}

/** Parses a stored note row by row, without the rows that cannot be read; `null` for anything that is no note. */
export function readStatuslineNote(text: string): StatuslineNote | null {
  const note = recordOf(parsed(text));
  const rows = note?.['windows'];
  if (note?.['schema'] !== 2 || !Array.isArray(rows)) return null;
  const windows = (rows as readonly unknown[]).slice(0, MAX_WINDOWS).flatMap((row) => readWindow(row) ?? []);
  const promptCache = revivePromptCache(note['promptCache']);
  return { schema: 2, windows, spend: readSpend(note['spend']), ...(promptCache && { promptCache }) };
}

function readWindow(value: unknown): WindowNote | null {
  const row = recordOf(value);
  const dated = readDate(row);
  if (row === null || dated === null) return null;
  const { id, label, reset } = row;
  const percent = typeof row['percent'] === 'number' ? percentOf(row['percent']) : null;
  if (typeof id !== 'string' || typeof label !== 'string' || percent === null) return null;
  return { id, label, percent, reset: typeof reset === 'string' ? reset : null, ...dated };
}

function readSpend(value: unknown): SpendNote | null {
  const row = recordOf(value);
  const dated = readDate(row);
  const percent = typeof row?.['percent'] === 'number' ? percentOf(row['percent']) : null;
  if (row === null || dated === null || percent === null) return null;
  return { percent, used: finite(row['used']), limit: finite(row['limit']), ...dated };
}

function readDate(row: Readonly<Record<string, unknown>> | null): ChangeDate | null {
  const changedAt = finite(row?.['changedAt']);
  return changedAt === null ? null : { changedAt, isDated: row?.['isDated'] === true };
}

function finite(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** When a value of the note last changed (epoch ms); `null` for a note without a value. */
export function lastChangeOf(note: StatuslineNote): number | null {
  const moments = rowsOf(note).map(({ changedAt }) => changedAt);
  return moments.length === 0 ? null : Math.max(...moments);
}

/** One row of a session's note. */
export type NoteRow = WindowNote | SpendNote;

/** All rows of a note. */
export function rowsOf({ windows, spend }: StatuslineNote): readonly NoteRow[] {
  return spend === null ? windows : [...windows, spend];
}

/**
 * Turns a row of a note into an observation of the session's account.
 *
 * @param now epoch ms; a row dated more than a minute later comes from a clock that was ahead, so its age is not known
 */
export function statuslineObservation(row: NoteRow, account: string, now: number): Observation {
  const isFuture = row.changedAt > now + CLOCK_SLACK_MS;
  const values =
    'id' in row ? { windows: [limitWindowOf(row)] } : { windows: [], extraUsage: extraUsageOf(row) };
  return {
    source: 'statusline',
    observedAt: isFuture ? now : row.changedAt,
    account,
    ...values,
    organizationId: null,
    httpStatus: null,
    fresh: row.isDated && !isFuture,
  };
}

function limitWindowOf({ id, label, percent, reset }: WindowNote): LimitWindow {
  // Claude Code gets the reset from a header, so it is exact.
  return readingOfWindow({ id, label, percent, reset, isExact: true, severity: 'normal' });
}

function extraUsageOf({ percent, used, limit }: SpendNote): ExtraUsage {
  return {
    enabled: true,
    used: used === null ? null : { amount: used, currency: 'USD' },
    limit: limit === null ? null : { amount: limit, currency: 'USD' },
    utilization: percent,
    balance: null,
    disabledReason: null,
    userDisabled: false,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
