import type { ExtraUsage, LimitWindow, Observation } from '../core/usage';
import { instantOf, percentOf, readingOfWindow } from '../core/window-reading';
import { isSamePromptCache, revivePromptCache, type PromptCache } from './prompt-cache';
import type { StatuslineLimits, StatuslineSpend, StatuslineWindow } from './statusline';
import { recordOf } from './usage-api/text';

/** Where the notes lie, below the data folder: one for each session of Claude Code. */
export const STATUSLINE_FOLDER = 'statusline';

/** When a value became what it is. */
interface Dated {
  /** Epoch ms; of a value whose change was not seen, the latest moment at which it can have been earned. */
  readonly changedAt: number;
  /** Whether the change was seen. A value at first sight may be hours old: an idle session draws its old line. */
  readonly isDated: boolean;
}

/** A window of a session's status line, and when it became what it is. */
export type NotedWindow = StatuslineWindow & Dated;
/** Money in a session's status line, and when it became what it is. */
export type NotedSpend = StatuslineSpend & Dated;

/** What is remembered of one session's status line, and handed to the app. */
export interface StatuslineNote {
  readonly schema: 2;
  readonly windows: readonly NotedWindow[];
  readonly spend: NotedSpend | null;
  /** As the session said it last; absent where it never did. */
  readonly promptCache?: PromptCache;
}

/** The moment at which a line is drawn. */
export interface Drawing {
  /** Epoch ms. */
  readonly now: number;
  /** The latest moment at which the line's values can have been earned (epoch ms). */
  readonly earnedBy: number;
  /** Whether the session has a name. Of sessions without one, two that redraw in turns look like one that changes. */
  readonly isNamed: boolean;
}

/** Jitter of a reset that is written as a timestamp. */
const SAME_RESET_MS = 120_000;
/** A clock that was ahead by more than this dated what it wrote. */
const CLOCK_SLACK_MS = 60_000;
/** A line that is lower so soon after a rise was drawn before it, by a process that was overtaken. */
const OVERTAKEN_MS = 10_000;
const MAX_WINDOWS = 50;

/** The note after a session drew its line; `null` where the line says nothing new. */
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
  known: (T & Dated) | undefined,
  value: T,
  isSame: (known: T, value: T) => boolean,
  { now, earnedBy, isNamed }: Drawing,
): T & Dated {
  if (known === undefined) return { ...value, changedAt: earnedBy, isDated: false };
  const isFuture = known.changedAt > now + CLOCK_SLACK_MS;
  if (isSame(known, value)) {
    // The clock was ahead when it was written: how old it is cannot be told any more.
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
  const [one, other] = [instantOf(a.reset), instantOf(b.reset)];
  return one === null || other === null ? one === other : Math.abs(one - other) < SAME_RESET_MS;
}

function isSameSpend(a: StatuslineSpend, b: StatuslineSpend): boolean {
  return a.percent === b.percent && a.used === b.used && a.limit === b.limit;
}

/** Reads a note back, row by row: what is not understood is left out. `null` for anything that is no note. */
export function readStatuslineNote(text: string): StatuslineNote | null {
  const note = recordOf(parsed(text));
  const rows = note?.['windows'];
  if (note?.['schema'] !== 2 || !Array.isArray(rows)) return null;
  const windows = (rows as readonly unknown[]).slice(0, MAX_WINDOWS).flatMap((row) => readWindow(row) ?? []);
  const promptCache = revivePromptCache(note['promptCache']);
  return { schema: 2, windows, spend: readSpend(note['spend']), ...(promptCache && { promptCache }) };
}

function readWindow(value: unknown): NotedWindow | null {
  const row = recordOf(value);
  const dated = readDate(row);
  if (row === null || dated === null) return null;
  const { id, label, reset } = row;
  const percent = typeof row['percent'] === 'number' ? percentOf(row['percent']) : null;
  if (typeof id !== 'string' || typeof label !== 'string' || percent === null) return null;
  return { id, label, percent, reset: typeof reset === 'string' ? reset : null, ...dated };
}

function readSpend(value: unknown): NotedSpend | null {
  const row = recordOf(value);
  const dated = readDate(row);
  const percent = typeof row?.['percent'] === 'number' ? percentOf(row['percent']) : null;
  if (row === null || dated === null || percent === null) return null;
  return { percent, used: finite(row['used']), limit: finite(row['limit']), ...dated };
}

function readDate(row: Readonly<Record<string, unknown>> | null): Dated | null {
  const changedAt = finite(row?.['changedAt']);
  return changedAt === null ? null : { changedAt, isDated: row?.['isDated'] === true };
}

function finite(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** When Claude Code last said something new (epoch ms); `null` for a note without a value. */
export function heardAtOf(note: StatuslineNote): number | null {
  const moments = rowsOf(note).map(({ changedAt }) => changedAt);
  return moments.length === 0 ? null : Math.max(...moments);
}

/** One row of a session's note. */
export type NotedRow = NotedWindow | NotedSpend;

/** All rows of a note. */
export function rowsOf({ windows, spend }: StatuslineNote): readonly NotedRow[] {
  return spend === null ? windows : [...windows, spend];
}

/**
 * A row of a note as an observation of the account that the session belongs to.
 *
 * @param now a row dated later than this (and a minute) is from a clock that was ahead: its age is not known
 */
export function statuslineObservation(row: NotedRow, account: string, now: number): Observation {
  const isFuture = row.changedAt > now + CLOCK_SLACK_MS;
  const said =
    'id' in row ? { windows: [limitWindowOf(row)] } : { windows: [], extraUsage: extraUsageOf(row) };
  return {
    source: 'statusline',
    observedAt: isFuture ? now : row.changedAt,
    account,
    ...said,
    organizationId: null,
    httpStatus: null,
    fresh: row.isDated && !isFuture,
  };
}

function limitWindowOf({ id, label, percent, reset }: NotedWindow): LimitWindow {
  // Claude Code has the reset from the header.
  return readingOfWindow({ id, label, percent, reset, isExact: true, severity: 'normal' });
}

function extraUsageOf({ percent, used, limit }: NotedSpend): ExtraUsage {
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
