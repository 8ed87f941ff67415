import { createCalendar } from '../core/calendar';
import { zoneOffsets } from '../core/pace/hours';
import { learnPace, withRecent } from '../core/pace/learn';
import type { PaceHistory, PaceSample } from '../core/pace/history';
import { dayStartOf } from '../core/week-in-hand/day-share';
import { learnSessionCost } from '../core/week-in-hand/session-cost';
import type { LocalDay, WeekHabits } from '../core/week-in-hand/types';
import { isWeekly, windowLengthMs } from '../core/windows';
import type { Snapshot } from '../core/snapshot-types';
import type { History } from '../history/history';
import type { Clock } from './clock';
import type { Log } from './log';
import type { Store } from './store';

const HOUR = 3_600_000;
/** What is older says little of today's habits. */
const LEARNED_FROM_MS = 8 * 168 * HOUR;
const RECENT_MS = 2 * HOUR;
const TEN_MINUTES = HOUR / 6;
/** So many rows are read in one go: a few ms. */
const PAGE = 1000;

/** What was learned of each window, by its id. */
export interface Habits {
  readonly paceHistory: Readonly<Record<string, PaceHistory>>;
  readonly weekHabits: Readonly<Record<string, WeekHabits>>;
}

/** What an account's own past readings teach of its windows; nothing of it is stored. */
export interface LearnedPace {
  /** Of this account, with what was used just before now; empty while only another one's is known. */
  readonly of: (account: string) => Habits;
  /** Learns in the background: now, each hour, and when the account, its windows or the time zone change. */
  readonly start: () => void;
  readonly stop: () => void;
  /** Learns at once: for a command, which has no face that could stall. */
  readonly learnNow: () => void;
}

export interface LearnedPaceParts {
  readonly history: Pick<History, 'paceSamples'>;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
}

/** What is learned of whom; anything else in it makes it due again. */
interface Task {
  readonly account: string;
  readonly windows: readonly LearnedWindow[];
  readonly timeZone: string;
  readonly hour: number;
  readonly day: LocalDay;
}

interface LearnedWindow {
  readonly id: string;
  /** Of a week that runs: to ten minutes, since resets waver; else `null`. */
  readonly resetsAt: number | null;
}

/** What is known before anything was learned. */
export const noHabits: Habits = { paceHistory: {}, weekHabits: {} };

export function createLearnedPace(parts: LearnedPaceParts): LearnedPace {
  const { history, store, clock, log } = parts;
  let learned: { readonly account: string; readonly habits: Habits } | null = null;
  let begun = '';
  let cancel: (() => void) | null = null;
  let unsubscribe: (() => void) | null = null;

  let calendar: { readonly timeZone: string; readonly dayOf: (now: number) => LocalDay } | null = null;
  const dayOf = (timeZone: string, now: number): LocalDay => {
    if (calendar?.timeZone !== timeZone) calendar = { timeZone, dayOf: localDays(timeZone) };
    return calendar.dayOf(now);
  };

  const task = (): Task | null => {
    const { windows, locale, account } = store.snapshot();
    if (account === null || windows.length === 0) return null;
    const now = clock.now();
    return {
      account: account.key,
      windows: windows.map(learnedWindow),
      timeZone: locale.timeZone,
      hour: Math.floor(now / HOUR),
      day: dayOf(locale.timeZone, now),
    };
  };
  const of = (account: string): Habits => {
    if (learned?.account !== account) return noHabits;
    const { habits } = learned;
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
  };
  const take = ({ account }: Task, habits: Habits) => {
    learned = { account, habits };
    const facts = store.facts();
    const all = { ...habits.paceHistory, ...facts.paceHistory, ...habits.weekHabits, ...facts.weekHabits };
    const isNews = Object.keys(all).length > 0;
    if (isNews && facts.account?.key === account) store.update(of(account));
  };
  /** One step; false when it was the last one. */
  const step = (steps: Learning, of: Task): boolean => {
    try {
      const { done, value } = steps.next();
      if (done === true) take(of, value);
      return done !== true;
    } catch (error) {
      log.warn('pace could not be learned', { error: String(error) });
      return false;
    }
  };
  const begin = () => {
    const next = task();
    if (next === null || JSON.stringify(next) === begun) return;
    begun = JSON.stringify(next);
    cancel?.();
    const steps = learning(history, next, clock.now());
    const goOn = () => {
      cancel = clock.after(0, () => {
        cancel = null;
        if (step(steps, next)) goOn();
      });
    };
    goOn();
  };
  return {
    of,
    start: () => {
      unsubscribe ??= store.changed.listen(begin);
      begin();
    },
    stop: () => {
      unsubscribe?.();
      cancel?.();
      [unsubscribe, cancel, begun] = [null, null, ''];
    },
    learnNow: () => {
      const next = task();
      if (next === null) return;
      const steps = learning(history, next, clock.now());
      while (step(steps, next));
    },
  };
}

type Learning = Generator<undefined, Habits>;

/** Learns window by window; between two steps, of a few ms each, the caller may let others work. */
function* learning(history: LearnedPaceParts['history'], task: Task, now: number): Learning {
  const { windows, timeZone } = task;
  // The first question to Intl takes nearly a frame: it has a step of its own.
  zoneOffsets(timeZone, now, now);
  yield;
  const paceHistory: Record<string, PaceHistory> = {};
  const weekHabits: Record<string, WeekHabits> = {};
  let session: readonly PaceSample[] = [];
  // The session comes first (`core/windows` has the order): what it takes of each week is learned beside that week.
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

function learnedWindow({ id, resetsAt }: Snapshot['windows'][number]): LearnedWindow {
  const isRunningWeek = isWeekly(id) && resetsAt !== null;
  return { id, resetsAt: isRunningWeek ? Math.round(resetsAt / TEN_MINUTES) * TEN_MINUTES : null };
}

/** The local day of an instant, asked of `Intl` once a day. */
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
