import { zoneOffsets } from '../core/pace/hours';
import { learnPace, withRecent } from '../core/pace/learn';
import type { PaceHistory, PaceSample } from '../core/pace/history';
import { windowLengthMs } from '../core/windows';
import type { History } from '../history/history';
import type { Clock } from './clock';
import type { Log } from './log';
import type { Store } from './store';

const HOUR = 3_600_000;
/** What is older says little of today's habits. */
const LEARNED_FROM_MS = 8 * 168 * HOUR;
const RECENT_MS = 2 * HOUR;
/** So many rows are read in one go: a few ms. */
const PAGE = 1000;

/** What was learned, by window id. */
export type PaceHistories = Readonly<Record<string, PaceHistory>>;

/** What an account's own past readings teach of its windows; nothing of it is stored. */
export interface LearnedPace {
  /** Of this account, with what was used just before now; empty while only another one's is known. */
  readonly of: (account: string) => PaceHistories;
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
  readonly windows: readonly string[];
  readonly timeZone: string;
  readonly hour: number;
}

export function createLearnedPace(parts: LearnedPaceParts): LearnedPace {
  const { history, store, clock, log } = parts;
  let learned: { readonly account: string; readonly histories: PaceHistories } | null = null;
  let begun = '';
  let cancel: (() => void) | null = null;
  let unsubscribe: (() => void) | null = null;

  const task = (): Task | null => {
    const { windows, locale, account } = store.snapshot();
    if (account === null || windows.length === 0) return null;
    const hour = Math.floor(clock.now() / HOUR);
    return { account: account.key, windows: windows.map(({ id }) => id), timeZone: locale.timeZone, hour };
  };
  const of = (account: string): PaceHistories => {
    if (learned?.account !== account) return {};
    const { histories } = learned;
    const now = clock.now();
    const recent = (window: string) =>
      history.paceSamples({ account, window, after: now - RECENT_MS, until: now }, PAGE);
    try {
      return mapValues(histories, (habits, window) => withRecent(habits, recent(window), now));
    } catch (error) {
      log.warn('the last readings could not be read', { error: String(error) });
      return histories;
    }
  };
  const take = ({ account }: Task, histories: PaceHistories) => {
    learned = { account, histories };
    const isNews = Object.keys({ ...histories, ...store.facts().paceHistory }).length > 0;
    if (isNews && store.facts().account?.key === account) store.update({ paceHistory: of(account) });
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
      unsubscribe ??= store.subscribe(begin);
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

type Learning = Generator<undefined, PaceHistories>;

/** Learns window by window; between two steps, of a few ms each, the caller may let others work. */
function* learning(
  history: LearnedPaceParts['history'],
  { account, windows, timeZone }: Task,
  now: number,
): Learning {
  // The first question to Intl takes nearly a frame: it has a step of its own.
  zoneOffsets(timeZone, now, now);
  yield;
  const histories: Record<string, PaceHistory> = {};
  for (const window of windows) {
    const lengthMs = windowLengthMs(window);
    if (lengthMs === null) continue;
    const samples: PaceSample[] = [];
    for (let after: number | undefined = now - LEARNED_FROM_MS - 1; after !== undefined;) {
      const page = history.paceSamples({ account, window, after, until: now }, PAGE);
      samples.push(...page);
      after = page.length < PAGE ? undefined : page.at(-1)?.at;
      yield;
    }
    const habits = learnPace(samples, now, timeZone, lengthMs);
    if (habits !== null) histories[window] = habits;
    yield;
  }
  return histories;
}

function mapValues(
  histories: PaceHistories,
  change: (history: PaceHistory, window: string) => PaceHistory,
): PaceHistories {
  return Object.fromEntries(
    Object.entries(histories).map(([window, habits]) => [window, change(habits, window)]),
  );
}
