import { nextRefresh, type Refresh, type RefreshFacts } from '../core/refresh';
import type { UsageEvent } from '../core/usage';
import { tokenHash } from '../sources/credentials/token-hash';
import type { LookReason } from '../sources/credentials/types';
import { budgetLeft, waitLeft } from './asking';
import type { Clock } from './clock';
import type { Lease } from './lease';
import type { LocalActivity } from './local-activity';
import type { Log } from './log';
import type { PauseState } from './pauses';
import type { Reader } from './reader';
import { afterClick, answerTo, isGranted } from './refresh-click';
import { claudeCodeAge, otherSourceAge, youngest } from './source-ages';
import type { Store } from './store';

/** Countdowns in the tray are in minutes, so what is shown is looked at again each minute. */
const VIEW_TICK_MS = 60_000;
/** In fast motion a minute is over at once; the tray is not redrawn more than once in a real second. */
const SHORTEST_REAL_TICK_MS = 1000;
const POLLER_TTL_MS = 180_000;
const FLOOR_MS = 60_000;
const RISING_FOR_MS = 600_000;
/** How long the answer to a click is shown: long enough to read it, and at least so long in real time. */
const ANSWER_MS = 10_000;
const SHORTEST_REAL_ANSWER_MS = 3000;

/** What the machine says of itself; the command knows nothing of it. */
export interface Machine {
  /** Since the last key or mouse movement, ms. */
  readonly idleMs: () => number;
  readonly isOnline: () => boolean;
}

/** A machine that is always in use and online. */
export const plainMachine: Machine = { idleMs: () => 0, isOnline: () => true };

export interface PollerParts {
  readonly reader: Reader;
  readonly store: Store;
  readonly clock: Clock;
  readonly timeScale: number;
  readonly pollerLease: Lease;
  readonly log: Log;
  /** As `createAges` gives it; the reader's own. */
  readonly age: (at: number | null) => number | null;
  readonly random: () => number;
  readonly machine: Machine;
  readonly pauses: PauseState;
  readonly activity: LocalActivity;
  /** How often the user wants Anthropic to be asked; `null`: automatically. */
  readonly everyMs: () => number | null;
  readonly onEvents: (events: readonly UsageEvent[]) => void;
}

/** Asks at the right times. It owns the only timer of the app's logic; `core/refresh` decides. */
export interface Poller {
  readonly start: () => void;
  readonly stop: () => void;
  /** Resolves when the look that was under way at `stop` is over. */
  readonly settled: () => Promise<void>;
  /**
   * A click on Refresh: true when a request, or without a usable login a look at the login, follows. Otherwise the
   * snapshot's `refreshAnswer` says why not.
   */
  readonly refreshNow: () => boolean;
  /** For the command: one look, and one request if the floor, the budget and a cooldown allow it. */
  readonly askOnce: () => Promise<void>;
  /** What would come next as things stand, and why; for `doctor`. */
  readonly nextLook: () => Refresh;
  readonly setPopoverOpen: (open: boolean) => void;
  /** A pause began: plan anew. */
  readonly pause: () => void;
  /** No pause is left: look again soon, once. */
  readonly wake: () => void;
  /** The login may have changed: look at it now. */
  readonly recheckLogin: () => void;
  /** A source that may not lower a number says less than is on show: ask as soon as floor, budget and cooldown allow. */
  readonly askSoon: () => void;
}

/** What changes from outside between two looks. */
interface Moment {
  popoverOpen: boolean;
  /** When it woke up or the network came back and nothing was asked since, monotonic. */
  wokeUpAt: number | null;
  userAsked: boolean;
  /** When utilization last rose, monotonic. */
  roseAt: number | null;
  /** Whether the network was there at the last look. */
  online: boolean;
  /** The login may have changed: look at once. */
  recheck: boolean;
  /** Another source differs from what is on show, and nothing was asked since. */
  questioned: boolean;
  /** Drawn anew after each request only: the jitter of a wait must not change while it is waited for. */
  random: number;
}

export function createPoller(parts: PollerParts): Poller {
  const { reader, store, clock, log } = parts;
  const { age } = parts;
  const moment: Moment = {
    popoverOpen: false,
    wokeUpAt: null,
    userAsked: false,
    roseAt: null,
    recheck: false,
    questioned: false,
    online: true,
    random: parts.random(),
  };
  let cancel: (() => void) | null = null;
  let running = false;
  let busy = false;
  let dueAt = Number.POSITIVE_INFINITY;
  let failed = false;
  let isStopped = false;
  let work: Promise<void> = Promise.resolve();

  const factsNow = (): RefreshFacts => factsOf(parts, moment, age);

  /** Sets the timer for what comes next: a look or a request, or time passing on screen. */
  const plan = () => {
    if (!running || busy) return;
    cancel?.();
    const facts = factsNow();
    const next = nextRefresh(facts);
    // What threw once throws again: never a loop without a pause.
    const wishedMs = moment.recheck ? 0 : (reader.lookAgainInMs() ?? next.delayMs);
    const delayMs = failed ? Math.max(next.delayMs, FLOOR_MS) : wishedMs;
    dueAt = clock.monotonic() + delayMs;
    publish(next, facts);
    const tick = Math.max(VIEW_TICK_MS, SHORTEST_REAL_TICK_MS * parts.timeScale);
    cancel = clock.after(Math.min(delayMs, tick, answerLeft() ?? tick), () => {
      work = wakeUp();
    });
  };

  /** Puts on screen what comes next, and from when a click leads to a request. */
  const publish = (next: Refresh, facts: RefreshFacts) => {
    const now = clock.now();
    const click = afterClick(facts);
    store.update({
      nextRefreshAt: facts.paused === null ? now + next.delayMs : null,
      refreshAllowedAt: isGranted(click) ? null : (click.askedToWaitUntil ?? now + click.delayMs),
      refreshAnswer: answerLeft() === null ? null : (store.facts().refreshAnswer ?? null),
    });
    log.debug('next look', { inMs: Math.round(next.delayMs), reason: next.reason, request: next.request });
  };

  /** How long the answer on screen stays (ms); `null` when there is none, or it has been there long enough. */
  const answerLeft = (): number | null => {
    const answer = store.facts().refreshAnswer ?? null;
    if (answer === null) return null;
    const shownMs = Math.max(ANSWER_MS, SHORTEST_REAL_ANSWER_MS * parts.timeScale);
    const left = answer.at + shownMs - clock.now();
    // A wall clock that was set back must not keep it on screen.
    return left > 0 && left <= shownMs ? left : null;
  };

  /** Answers a click that leads to no request. */
  const answer = (click: Refresh) => {
    store.update({ refreshAnswer: answerTo(click, factsNow(), store, clock.now()) });
  };

  const wakeUp = async () => {
    if (!running || busy) return;
    busy = true;
    failed = false;
    try {
      reader.passTime();
      noteNetwork();
      if (parts.pauses.reason() === null) await noteWork();
      if (clock.monotonic() >= dueAt - 1)
        await lookAndAsk(parts.pollerLease.claim(clock.now(), POLLER_TTL_MS));
    } catch (error) {
      failed = true;
      // What it needs may be closed already.
      if (isStopped) return;
      log.error('a look failed', {
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
    } finally {
      busy = false;
      plan();
    }
  };

  /** Chromium tells the main process of no change, so it is asked at each look. */
  const noteNetwork = () => {
    const online = parts.machine.isOnline();
    if (online && !moment.online) {
      moment.wokeUpAt = clock.monotonic();
      dueAt = Math.min(dueAt, clock.monotonic());
    }
    moment.online = online;
  };

  /** Somebody who begins to work is asked for sooner than the last plan said. */
  const noteWork = async () => {
    const planned = nextRefresh(factsNow()).delayMs;
    await parts.activity.look();
    const wished = nextRefresh(factsNow()).delayMs;
    if (wished < planned) dueAt = Math.min(dueAt, clock.monotonic() + wished);
  };

  const lookAndAsk = async (leads: boolean) => {
    const reason: LookReason = moment.userAsked ? 'user' : 'background';
    moment.recheck = false;
    reader.reload();
    await reader.look(reason);
    if (isStopped) return;
    const next = nextRefresh(factsNow());
    // A login that is being written is about to be another one: the one before is not worth a request.
    const isSettled = reader.lookAgainInMs() === null;
    const wanted = moment.userAsked;
    moment.userAsked = false;
    // Another process polls this data folder: show what it stores, unless the user wants it now.
    const mayAsk = isSettled && next.request && next.delayMs <= 1 && (leads || wanted);
    const isAsked = mayAsk && (await request(reason));
    if (wanted && !isAsked) answer(next);
  };

  const request = async (reason: LookReason): Promise<boolean> => {
    const before = highest(store);
    store.update({ refreshAnswer: null });
    const asking = reader.ask(reason);
    // The attempt counts from its beginning: a click from now on waits for its end.
    if (running) publish(nextRefresh(factsNow()), factsNow());
    const isAsked = await asking;
    if (isAsked) {
      moment.wokeUpAt = null;
      moment.questioned = false;
      moment.random = parts.random();
    }
    if (before !== null && (highest(store) ?? 0) > before) moment.roseAt = clock.monotonic();
    return isAsked;
  };

  return {
    start: () => {
      running = true;
      plan();
    },
    stop: () => {
      running = false;
      isStopped = true;
      cancel?.();
      parts.pollerLease.release();
    },
    settled: () => work,
    refreshNow: () => {
      if (!running) return false;
      parts.pauses.endAll();
      if (!busy) reader.reload();
      const click = afterClick(factsNow());
      const granted = isGranted(click) && !store.facts().refreshing;
      // During a look the request follows at its end. A fault of an earlier look does not hold a click back.
      if (granted) [moment.userAsked, failed] = [true, false];
      else answer(click);
      plan();
      return granted;
    },
    askOnce: async () => {
      moment.userAsked = true;
      await lookAndAsk(false);
    },
    nextLook: () => nextRefresh(factsNow()),
    setPopoverOpen: (open) => {
      moment.popoverOpen = open;
      plan();
    },
    pause: plan,
    wake: () => {
      moment.wokeUpAt = clock.monotonic();
      plan();
    },
    recheckLogin: () => {
      moment.recheck = true;
      plan();
    },
    askSoon: () => {
      moment.questioned = true;
      plan();
    },
  };
}

function factsOf(
  parts: PollerParts,
  moment: Moment,
  age: (at: number | null) => number | null,
): RefreshFacts {
  const { reader, store, clock } = parts;
  const now = clock.now();
  const asking = reader.asking();
  // The instant by the monotonic clock, on the wall clock that was then: leaps neither end a wait nor fill a budget.
  const since = (at: number | undefined) => (at === undefined ? now : at + (age(at) ?? 0));
  const outcome = reader.outcome();
  const told = store.facts().problem?.kind ?? null;
  const token = outcome?.login?.credential.accessToken;
  const hash = token === undefined ? null : tokenHash(token);
  const resets = store.snapshot().windows.flatMap(({ resetsAt }) => (resetsAt === null ? [] : [resetsAt]));
  const ahead = resets.filter((at) => at > now);
  const unchecked = resets.filter(
    (at) => at <= now && asking.attemptedAt !== null && at > asking.attemptedAt,
  );
  return {
    now,
    // The API counts by token: a new one need not wait for what another one asked.
    sinceLastAttemptMs: hash !== null && asking.tokenHash !== hash ? null : age(asking.attemptedAt),
    sinceLastSuccessMs: youngest(age(asking.succeededAt), claudeCodeAge(store, now)),
    cooldownLeftMs: hash === null ? null : waitLeft(asking, hash, since(asking.cooldown?.setAt)),
    budgetLeft: budgetLeft(asking, hash, since(asking.budget?.at)),
    paused: parts.pauses.reason(),
    // Before the first look nothing is known against the login.
    hasUsableCredentials: outcome === null || outcome.login !== null,
    tokenChanged: hash !== null && asking.tokenHash !== null && asking.tokenHash !== hash,
    // A login that could not be used then and can be now is worth a request, unless Anthropic itself said no.
    problem: (told === 'expired' || told === 'missing_scope') && hash !== asking.refusedHash ? null : told,
    failuresInARow: asking.failuresInARow,
    popoverOpen: moment.popoverOpen,
    sinceLocalActivityMs: parts.activity.sinceMs(),
    rising: moment.roseAt !== null && clock.monotonic() - moment.roseAt < RISING_FOR_MS,
    idleMs: parts.machine.idleMs(),
    soonestResetInMs: ahead.length > 0 ? Math.min(...ahead) - now : null,
    sinceResetDueMs: unchecked.length > 0 ? now - Math.max(...unchecked) : null,
    freshOtherSourceAgeMs: otherSourceAge(store, now),
    userAsked: moment.userAsked,
    chosenEveryMs: parts.everyMs(),
    sinceWokeUpMs: moment.wokeUpAt === null ? null : clock.monotonic() - moment.wokeUpAt,
    questioned: moment.questioned,
    random: moment.random,
  };
}

/** The highest utilization on show; `null` before there is one, so that the first reading is no rise. */
function highest(store: Store): number | null {
  const known = store
    .snapshot()
    .windows.flatMap(({ utilization }) => (utilization === null ? [] : [utilization]));
  return known.length === 0 ? null : Math.max(...known);
}
