import { createCalendar } from '../../core/time/calendar';
import { zoneOffsets } from '../../core/pace/learning/week-hours';
import { learnPace, withRecent } from '../../core/pace/learning/learn-pace';
import type { PaceHistory, PaceSample } from '../../core/pace/learning/pace-history';
import { dayStartOf } from '../../core/week-in-hand/day-share';
import { learnSessionCost } from '../../core/week-in-hand/session-cost';
import type { LocalDay, WeekHabits } from '../../core/week-in-hand/week-facts';
import { isWeekly, windowLengthMs } from '../../core/usage/windows';
import type { AccountSnapshot } from '../../core/snapshot/snapshot-types';
import type { History } from '../../history/history';
import type { Clock } from '../clock/clock';
import type { Log } from '../log';
import type { Store } from '../accounts/store';

const HOUR = 3_600_000;
/** Readings of the last eight weeks are learned from, in ms: older ones say little of today's habits. */
const LEARNED_FROM_MS = 8 * 168 * HOUR;
const RECENT_MS = 2 * HOUR;
const TEN_MINUTES = HOUR / 6;
/** Rows of one query, which takes a few ms. */
const PAGE = 1000;

/** The habits of an account, by the ids of its windows. */
export interface Habits {
  readonly paceHistory: Readonly<Record<string, PaceHistory>>;
  readonly weekHabits: Readonly<Record<string, WeekHabits>>;
}

/** Learns an account's habits from its stored readings. The habits themselves are not stored. */
export interface LearnedPace {
  /** The habits of this account, with the readings of the last two hours; empty while they are not learned. */
  readonly of: (account: string) => Habits;
  /** Learns in the background: now, each hour, and when the account, its windows or the time zone change. */
  readonly start: () => void;
  readonly stop: () => void;
  /** Learns at once, in one go: for the command, which has no window that would freeze. */
  readonly learnNow: () => void;
}

export interface LearnedPaceParts {
  readonly history: Pick<History, 'paceSamples'>;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
}

/** All that learning depends on. When any of it changes, the habits are learned anew. */
interface Task {
  readonly account: string;
  readonly windows: readonly LearnedWindow[];
  readonly timeZone: string;
  readonly hour: number;
  readonly day: LocalDay;
}

interface LearnedWindow {
  readonly id: string;
  /** The reset of a running week, to ten minutes, since Anthropic's reset times vary a little; else `null`. */
  readonly resetsAt: number | null;
}

/** The habits before anything was learned. */
export const noHabits: Habits = { paceHistory: {}, weekHabits: {} };

export function createLearnedPace(parts: LearnedPaceParts): LearnedPace {
  return new PaceLearner(parts);
}

class PaceLearner implements LearnedPace {
  readonly #parts: LearnedPaceParts;
  #learned: { readonly account: string; readonly habits: Habits } | null = null;
  /** The task that was begun last, as JSON. */
  #begun = '';
  #cancel: (() => void) | null = null;
  #unsubscribe: (() => void) | null = null;
  #days: { readonly timeZone: string; readonly dayOf: (now: number) => LocalDay } | null = null;

  constructor(parts: LearnedPaceParts) {
    this.#parts = parts;
  }

  of(account: string): Habits {
    if (this.#learned?.account !== account) return noHabits;
    const { habits } = this.#learned;
    const { history, clock, log } = this.#parts;
    const now = clock.now();
    const recent = (window: string) =>
      history.paceSamples({ account, window, after: now - RECENT_MS, until: now }, PAGE);
    try {
      const paceHistory = mapValues(habits.paceHistory, (each, window) =>
        withRecent(each, recent(window), now),
      );
      return { ...habits, paceHistory };
    } catch (error) {
      log.warn('the last readings could not be read', { error: String(error) });
      return habits;
    }
  }

  start(): void {
    this.#unsubscribe ??= this.#parts.store.changed.listen(() => {
      this.#begin();
    });
    this.#begin();
  }

  stop(): void {
    this.#unsubscribe?.();
    this.#cancel?.();
    this.#unsubscribe = null;
    this.#cancel = null;
    this.#begun = '';
  }

  learnNow(): void {
    const task = this.#task();
    if (task === null) return;
    const steps = learnHabits(this.#parts.history, task, this.#parts.clock.now());
    while (this.#step(steps, task));
  }

  /** Begins to learn in the background, unless the same task was begun before. */
  #begin(): void {
    const { history, clock } = this.#parts;
    const task = this.#task();
    if (task === null || JSON.stringify(task) === this.#begun) return;
    this.#begun = JSON.stringify(task);
    this.#cancel?.();
    this.#goOn(learnHabits(history, task, clock.now()), task);
  }

  #goOn(steps: Learning, task: Task): void {
    this.#cancel = this.#parts.clock.after(0, () => {
      this.#cancel = null;
      if (this.#step(steps, task)) this.#goOn(steps, task);
    });
  }

  /** Runs one step; false when it was the last one. */
  #step(steps: Learning, task: Task): boolean {
    try {
      const { done, value } = steps.next();
      if (done === true) this.#finish(task, value);
      return done !== true;
    } catch (error) {
      this.#parts.log.warn('pace could not be learned', { error: String(error) });
      return false;
    }
  }

  /** Makes the habits known to the snapshots of their account. */
  #finish({ account }: Task, habits: Habits): void {
    const { store } = this.#parts;
    this.#learned = { account, habits };
    const facts = store.facts();
    const all = { ...habits.paceHistory, ...facts.paceHistory, ...habits.weekHabits, ...facts.weekHabits };
    const hasHabits = Object.keys(all).length > 0;
    if (hasHabits && facts.account?.key === account) store.update(this.of(account));
  }

  /** The task for the present account, hour and time zone; `null`: there is nothing to learn. */
  #task(): Task | null {
    const { windows, locale, account } = this.#parts.store.snapshot();
    if (account === null || windows.length === 0) return null;
    const now = this.#parts.clock.now();
    const { timeZone } = locale;
    if (this.#days?.timeZone !== timeZone) this.#days = { timeZone, dayOf: localDays(timeZone) };
    return {
      account: account.key,
      windows: windows.map(learnedWindow),
      timeZone,
      hour: Math.floor(now / HOUR),
      day: this.#days.dayOf(now),
    };
  }
}

type Learning = Generator<undefined, Habits>;

/** Learns window by window. A step takes a few ms; between two steps the caller may give the event loop a turn. */
function* learnHabits(history: LearnedPaceParts['history'], task: Task, now: number): Learning {
  const { windows, timeZone } = task;
  // The first call of Intl takes nearly a frame (16 ms), so it has a step of its own.
  zoneOffsets(timeZone, now, now);
  yield;
  const paceHistory: Record<string, PaceHistory> = {};
  const weekHabits: Record<string, WeekHabits> = {};
  let session: readonly PaceSample[] = [];
  // The 5-hour window comes first (`core/windows` has the order): its share of each week is learned with that week.
  for (const { id, resetsAt } of windows) {
    const lengthMs = windowLengthMs(id);
    if (lengthMs === null) continue;
    const samples = yield* readSamples(history, task, id, now);
    if (id === 'five_hour') session = samples;
    const habits = learnPace(samples, now, timeZone, lengthMs);
    if (habits !== null) paceHistory[id] = habits;
    yield;
    if (!isWeekly(id)) continue;
    const running = resetsAt === null ? null : { startedAt: resetsAt - lengthMs, resetsAt };
    const sessionCost = learnSessionCost(session, samples);
    const dayStart = running && dayStartOf(samples, running, task.day);
    if (sessionCost !== null || dayStart !== null) weekHabits[id] = { sessionCost, dayStart };
    yield;
  }
  return { paceHistory, weekHabits };
}

function* readSamples(
  history: LearnedPaceParts['history'],
  { account }: Task,
  window: string,
  now: number,
): Generator<undefined, readonly PaceSample[]> {
  const samples: PaceSample[] = [];
  for (let after: number | undefined = now - LEARNED_FROM_MS - 1; after !== undefined;) {
    const page = history.paceSamples({ account, window, after, until: now }, PAGE);
    samples.push(...page);
    after = page.length < PAGE ? undefined : page.at(-1)?.at;
    yield;
  }
  return samples;
}

function learnedWindow({ id, resetsAt }: AccountSnapshot['windows'][number]): LearnedWindow {
  const isRunningWeek = isWeekly(id) && resetsAt !== null;
  return { id, resetsAt: isRunningWeek ? Math.round(resetsAt / TEN_MINUTES) * TEN_MINUTES : null };
}

/** Gives the local day of an instant; computes it by `Intl` once a day. */
function localDays(timeZone: string): (now: number) => LocalDay {
  const calendar = createCalendar(timeZone);
  let day: LocalDay = { from: 0, until: 0 };
  return (now) => {
    if (now < day.from || now >= day.until)
      day = { from: calendar.dayStart(now), until: calendar.nextDay(now) };
    return day;
  };
}

function mapValues(
  histories: Habits['paceHistory'],
  change: (history: PaceHistory, window: string) => PaceHistory,
): Habits['paceHistory'] {
  return Object.fromEntries(
    Object.entries(histories).map(([window, habits]) => [window, change(habits, window)]),
  );
}
