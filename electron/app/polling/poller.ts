import { nextRefresh, type Refresh, type RefreshFacts } from '../../core/polling/next-request';
import type { UsageEvent } from '../../core/usage/usage';
import type { LookReason } from '../../sources/credentials/types';
import type { Clock } from '../clock/clock';
import type { Lease } from '../lease';
import type { LocalActivity } from './local-activity';
import type { Log } from '../log';
import type { Machine } from '../lifecycle/machine';
import type { PauseState } from './pauses';
import type { Reader } from './reader';
import { afterClick, answerTo, isGranted } from './refresh-click';
import { refreshFacts, type PollerMoment } from './refresh-facts';
import type { Store } from '../accounts/store';

/** Ms between two updates of the screen: countdowns in the tray are in minutes. */
const VIEW_TICK_MS = 60_000;
/** Real ms between two updates at least: in fast motion a minute is over at once. */
const SHORTEST_REAL_TICK_MS = 1000;
const POLLER_TTL_MS = 180_000;
const FLOOR_MS = 60_000;
/** How long the answer to a click is shown: long enough to read it, and at least so long in real time. */
const ANSWER_MS = 10_000;
const SHORTEST_REAL_ANSWER_MS = 3000;

/** The part of a reader that a poller uses. */
export type PollerReader = Pick<
  Reader,
  'ask' | 'asking' | 'look' | 'lookAgainInMs' | 'outcome' | 'passTime' | 'reload'
>;

export interface PollerParts {
  readonly reader: PollerReader;
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
  /** The interval of requests that the user chose; `null`: automatic. */
  readonly everyMs: () => number | null;
  readonly onEvents: (events: readonly UsageEvent[]) => void;
}

/** Sends requests at the times that `core/polling` computes. It owns the only timer of the app's logic. */
export interface Poller {
  readonly start: () => void;
  readonly stop: () => void;
  /** Resolves when the look that was under way at `stop` is over. */
  readonly settled: () => Promise<void>;
  /**
   * A click on Refresh: true when a request, or without a usable login a look at the login, follows. Otherwise the
   * reason is in the snapshot's `refreshAnswer`.
   */
  readonly refreshNow: () => boolean;
  /** For the command: one look, and one request if the floor, the budget and a cooldown allow it. */
  readonly askOnce: () => Promise<void>;
  /** The next look or request by the present facts, and its reason; for `doctor`. */
  readonly nextLook: () => Refresh;
  readonly setPopoverOpen: (open: boolean) => void;
  /** To be called when a pause begins: plans again. */
  readonly pause: () => void;
  /** To be called when no pause is left: looks again soon, once. */
  readonly wake: () => void;
  /** Looks at the login now, since it may have changed. */
  readonly recheckLogin: () => void;
  /** Sends a request as soon as floor, budget and cooldown allow, since a source has a lower number than is on show. */
  readonly askSoon: () => void;
}

/** The poller of one account; it does nothing before `start`. */
export function createPoller(parts: PollerParts): Poller {
  return new TimedPoller(parts);
}

class TimedPoller implements Poller {
  readonly #parts: PollerParts;
  readonly #moment: PollerMoment;
  #cancel: (() => void) | null = null;
  #isRunning = false;
  #isBusy = false;
  #isStopped = false;
  /** When the next look or request is due, monotonic ms. */
  #dueAt = Number.POSITIVE_INFINITY;
  /** Whether the last look threw. */
  #hasFailed = false;
  #work: Promise<void> = Promise.resolve();

  constructor(parts: PollerParts) {
    this.#parts = parts;
    this.#moment = {
      popoverOpen: false,
      wokeUpAt: null,
      userAsked: false,
      roseAt: null,
      recheck: false,
      questioned: false,
      online: true,
      random: parts.random(),
    };
  }

  readonly start = (): void => {
    this.#isRunning = true;
    this.#plan();
  };

  readonly stop = (): void => {
    this.#isRunning = false;
    this.#isStopped = true;
    this.#cancel?.();
    this.#parts.pollerLease.release();
  };

  readonly settled = (): Promise<void> => this.#work;

  readonly refreshNow = (): boolean => {
    const { pauses, reader, store } = this.#parts;
    if (!this.#isRunning) return false;
    pauses.endAll();
    if (!this.#isBusy) reader.reload();
    const click = afterClick(this.#facts());
    if (!isGranted(click) || store.facts().refreshing) {
      this.#answer(click);
      this.#plan();
      return false;
    }
    // During a look, the request follows at its end. A fault of an earlier look does not delay a click.
    this.#moment.userAsked = true;
    this.#hasFailed = false;
    // The request begins at once, and with it the next snapshot.
    this.#setTimer(nextRefresh(this.#facts()));
    return true;
  };

  readonly askOnce = async (): Promise<void> => {
    this.#moment.userAsked = true;
    await this.#lookAndAsk(false);
  };

  readonly nextLook = (): Refresh => nextRefresh(this.#facts());

  readonly setPopoverOpen = (open: boolean): void => {
    this.#moment.popoverOpen = open;
    this.#plan();
  };

  readonly pause = (): void => {
    this.#plan();
  };

  readonly wake = (): void => {
    this.#moment.wokeUpAt = this.#parts.clock.monotonic();
    this.#plan();
  };

  readonly recheckLogin = (): void => {
    this.#moment.recheck = true;
    this.#plan();
  };

  readonly askSoon = (): void => {
    this.#moment.questioned = true;
    this.#plan();
  };

  #facts(): RefreshFacts {
    return refreshFacts(this.#parts, this.#moment);
  }

  /** Plans the next look or request, and puts its time on screen. */
  #plan(): void {
    if (!this.#isRunning || this.#isBusy) return;
    const facts = this.#facts();
    const next = nextRefresh(facts);
    this.#publish(next, facts);
    this.#setTimer(next);
  }

  /** Sets the timer for the next look, request or update of the screen. */
  #setTimer(next: Refresh): void {
    const { reader, clock, timeScale } = this.#parts;
    if (!this.#isRunning || this.#isBusy) return;
    this.#cancel?.();
    // A look that threw may throw again: without a pause this would be a busy loop.
    const wishedMs = this.#moment.recheck ? 0 : (reader.lookAgainInMs() ?? next.delayMs);
    const delayMs = this.#hasFailed ? Math.max(next.delayMs, FLOOR_MS) : wishedMs;
    this.#dueAt = clock.monotonic() + delayMs;
    const tick = Math.max(VIEW_TICK_MS, SHORTEST_REAL_TICK_MS * timeScale);
    this.#cancel = clock.after(Math.min(delayMs, tick, this.#answerLeft() ?? tick), () => {
      this.#work = this.#wakeUp();
    });
  }

  /** Puts the time of the next request on screen, and the time from which a click leads to a request. */
  #publish(next: Refresh, facts: RefreshFacts): void {
    const { store, clock, log } = this.#parts;
    const now = clock.now();
    const click = afterClick(facts);
    store.update({
      nextRefreshAt: facts.paused === null ? now + next.delayMs : null,
      refreshAllowedAt: isGranted(click) ? null : (click.askedToWaitUntil ?? now + click.delayMs),
      refreshAnswer: this.#answerLeft() === null ? null : (store.facts().refreshAnswer ?? null),
    });
    log.debug('next look', { inMs: Math.round(next.delayMs), reason: next.reason, request: next.request });
  }

  /** Ms for which the answer stays on screen; `null`: there is none, or its time is over. */
  #answerLeft(): number | null {
    const { store, clock, timeScale } = this.#parts;
    const answer = store.facts().refreshAnswer ?? null;
    if (answer === null) return null;
    const shownMs = Math.max(ANSWER_MS, SHORTEST_REAL_ANSWER_MS * timeScale);
    const left = answer.at + shownMs - clock.now();
    // By the monotonic clock too: a wall clock that was set back must not leave it on screen.
    return left > 0 && left <= shownMs ? left : null;
  }

  /** Answers a click that leads to no request. */
  #answer(click: Refresh): void {
    const { store, clock } = this.#parts;
    store.update({ refreshAnswer: answerTo(click, this.#facts(), store, clock.now()) });
  }

  async #wakeUp(): Promise<void> {
    const { reader, pauses, clock, pollerLease, log } = this.#parts;
    if (!this.#isRunning || this.#isBusy) return;
    this.#isBusy = true;
    this.#hasFailed = false;
    try {
      reader.passTime();
      this.#noteNetwork();
      if (pauses.reason() === null) await this.#noteWork();
      if (clock.monotonic() >= this.#dueAt - 1)
        await this.#lookAndAsk(pollerLease.claim(clock.now(), POLLER_TTL_MS));
    } catch (error) {
      this.#hasFailed = true;
      // Its parts may be closed already.
      if (this.#isStopped) return;
      log.error('a look failed', {
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
    } finally {
      this.#isBusy = false;
      this.#plan();
    }
  }

  /** Chromium reports no change of the network to the main process, so it is asked at each look. */
  #noteNetwork(): void {
    const { clock, machine } = this.#parts;
    const online = machine.isOnline();
    if (online && !this.#moment.online) {
      this.#moment.wokeUpAt = clock.monotonic();
      this.#dueAt = Math.min(this.#dueAt, clock.monotonic());
    }
    this.#moment.online = online;
  }

  /** Plans the request sooner where work on this machine has begun since the last plan. */
  async #noteWork(): Promise<void> {
    const { clock, activity } = this.#parts;
    const planned = nextRefresh(this.#facts()).delayMs;
    await activity.look();
    const wished = nextRefresh(this.#facts()).delayMs;
    if (wished < planned) this.#dueAt = Math.min(this.#dueAt, clock.monotonic() + wished);
  }

  /** @param leads whether this process polls for all that share the data folder */
  async #lookAndAsk(leads: boolean): Promise<void> {
    const { reader } = this.#parts;
    const reason: LookReason = this.#moment.userAsked ? 'user' : 'background';
    this.#moment.recheck = false;
    reader.reload();
    await reader.look(reason);
    if (this.#isStopped) return;
    const next = nextRefresh(this.#facts());
    // A login that is being written is about to change: no request is sent with the old one.
    const isSettled = reader.lookAgainInMs() === null;
    const wanted = this.#moment.userAsked;
    this.#moment.userAsked = false;
    // Another process polls this data folder: its readings are shown, unless the user clicked.
    const mayAsk = isSettled && next.request && next.delayMs <= 1 && (leads || wanted);
    const isAsked = mayAsk && (await this.#request(reason));
    if (wanted && !isAsked) this.#answer(next);
  }

  async #request(reason: LookReason): Promise<boolean> {
    const { reader, store, clock, random } = this.#parts;
    const before = highest(store);
    store.update({ refreshAnswer: null });
    const asking = reader.ask(reason);
    // The attempt counts from its beginning: a click from now on waits for its end.
    if (this.#isRunning) this.#publish(nextRefresh(this.#facts()), this.#facts());
    const isAsked = await asking;
    if (isAsked) {
      this.#moment.wokeUpAt = null;
      this.#moment.questioned = false;
      this.#moment.random = random();
    }
    if (before !== null && (highest(store) ?? 0) > before) this.#moment.roseAt = clock.monotonic();
    return isAsked;
  }
}

/** The highest utilization on show; `null` before there is one, so that the first reading is no rise. */
function highest(store: Store): number | null {
  const known = store
    .snapshot()
    .windows.flatMap(({ utilization }) => (utilization === null ? [] : [utilization]));
  return known.length === 0 ? null : Math.max(...known);
}
