import { isDeepStrictEqual } from 'node:util';
import { alertingEvents, chosenEvents, stillTrue } from '../../core/alerts/alerts';
import { lookAhead } from '../../core/alerts/memory';
import { alertOf } from '../../core/alerts/message';
import { isQuiet } from '../../core/alerts/quiet';
import type { Alert, AlertContext, AlertEvent } from '../../core/alerts/alert';
import type { Locale } from '../../core/text/format';
import type { Signal } from '../../core/signal';
import type { AccountSnapshot } from '../../core/snapshot/snapshot-types';
import type { UsageEvent } from '../../core/usage/usage';
import type { History } from '../../history/history';
import { createSavedAlerts, type SavedAlerts } from './saved-alerts';
import type { Accounts } from '../accounts/accounts';
import type { Clock } from '../clock/clock';
import type { Log } from '../log';
import type { AccountRuntime } from '../accounts/account-runtime';
import type { SettingsStore } from '../settings/settings';

/** The receivers of alerts. */
export interface AlertOutlets {
  /** Shows an alert. */
  readonly say: (alert: Alert) => void;
  /** Gets every event once, with the alert that was shown for it. */
  readonly pass: (events: readonly AlertEvent[], alert: Alert | null) => void;
}

/** The parts of the app that alerts use. */
export interface AlertSource {
  readonly accounts: Pick<Accounts, 'runtimes' | 'snapshot' | 'snapshots'>;
  readonly settings: Pick<SettingsStore, 'get' | 'changed'>;
  readonly clock: Clock;
  readonly locale: () => Locale;
  readonly history: Pick<History, 'kept' | 'keep' | 'alertSaid'>;
  readonly log: Log;
  /** The events, each once. */
  readonly events: Signal<readonly UsageEvent[]>;
}

/** Makes alerts of events, until it is closed. */
export interface AlertWatch {
  /** Alerts of events that a part of the app found by itself. */
  readonly add: (events: readonly AlertEvent[]) => void;
  readonly close: () => void;
}

/**
 * Watches events, snapshots and settings. Events of one moment are one alert. During quiet hours alerts wait, also over
 * a restart; afterwards those that are still true are shown.
 */
export function watchAlerts(source: AlertSource, outlets: AlertOutlets): AlertWatch {
  return new EventAlerts(source, outlets);
}

class EventAlerts implements AlertWatch {
  readonly #source: AlertSource;
  readonly #outlets: AlertOutlets;
  readonly #saved: SavedAlerts;
  readonly #ends: readonly (() => void)[];
  #arrived: readonly AlertEvent[] = [];
  #waiting: readonly AlertEvent[];
  #cancel: (() => void) | null = null;

  constructor(source: AlertSource, outlets: AlertOutlets) {
    this.#source = source;
    this.#outlets = outlets;
    this.#saved = createSavedAlerts(source.history);
    this.#waiting = this.#saved.waiting();
    this.#ends = [
      source.events.listen(this.add),
      source.accounts.snapshots.listen(this.#plan),
      source.settings.changed.listen(this.#plan),
    ];
  }

  readonly add = (events: readonly AlertEvent[]): void => {
    this.#arrived = [...this.#arrived, ...events];
    this.#plan();
  };

  readonly close = (): void => {
    for (const end of this.#ends) end();
    this.#cancel?.();
  };

  /** Handles a snapshot and the events of the same reading together. */
  readonly #plan = (): void => {
    this.#cancel ??= this.#source.clock.after(0, () => {
      this.#cancel = null;
      this.#look();
    });
  };

  #look(): void {
    const { accounts, settings, clock } = this.#source;
    const news = [...this.#arrived, ...accounts.runtimes().flatMap((runtime) => this.#foreseen(runtime))];
    this.#arrived = [];
    const now = clock.now();
    const wanted = alertingEvents(news, { settings: settings.get().alerts, now });
    const due = this.#dueOf(wanted, now);
    for (const account of new Set([...due, ...news].map((event) => event.account))) {
      const ofAccount = (event: AlertEvent) => event.account === account;
      const alert = alertOf(due.filter(ofAccount), contextOf(this.#source, account));
      if (alert !== null) {
        this.#outlets.say(alert);
        this.#record(due.filter(ofAccount), now);
      }
      const passed = news.filter(ofAccount);
      if (passed.length > 0) this.#outlets.pass(passed, alert);
    }
  }

  /** The events to alert of now: none in quiet hours, afterwards also those that waited. */
  #dueOf(wanted: readonly AlertEvent[], now: number): readonly AlertEvent[] {
    const { settings, locale } = this.#source;
    const { alerts } = settings.get();
    if (isQuiet(alerts, now, locale())) {
      this.#wait(chosenEvents([...this.#waiting, ...wanted], alerts));
      return [];
    }
    if (this.#waiting.length === 0) return wanted;
    const [ready, notYet] = sortWaiting(this.#waiting, (account) => snapshotOf(this.#source, account));
    this.#wait(notYet);
    return chosenEvents([...ready, ...wanted], alerts);
  }

  /** Events that follow from an account's numbers, not from one reading; saved before they are shown. */
  #foreseen({ store }: AccountRuntime): readonly AlertEvent[] {
    const { settings, clock } = this.#source;
    const { tracker, account } = store.facts();
    if (tracker === null || tracker.newest === null || tracker.account !== account?.key) return [];
    const { windows, bankedResets = null } = store.snapshot();
    const before = this.#saved.memory(account.key);
    const { memory, events } = lookAhead(before, {
      account: account.key,
      windows,
      extraUsage: tracker.extraUsage,
      bankedResets,
      ended: resetWindows(this.#arrived, account.key),
      spendThresholds: settings.get().alerts.spendThresholds,
      now: clock.now(),
    });
    if (!isDeepStrictEqual(memory, before))
      this.#store(() => {
        this.#saved.saveMemory(account.key, memory, clock.now());
      });
    return events;
  }

  #wait(events: readonly AlertEvent[]): void {
    if (events.length === 0 && this.#waiting.length === 0) return;
    this.#waiting = events;
    this.#store(() => {
      this.#saved.saveWaiting(events, this.#source.clock.now());
    });
  }

  /** Records the alert in the history, with its moment and window. */
  #record(shown: readonly AlertEvent[], at: number): void {
    this.#store(() => {
      for (const { account, window, kind, value } of shown)
        this.#source.history.alertSaid({ at, account, window, kind, value });
    });
  }

  #store(write: () => void): void {
    try {
      write();
    } catch (error) {
      this.#source.log.warn('what alerts remember could not be stored', { error: String(error) });
    }
  }
}

function resetWindows(events: readonly AlertEvent[], account: string): readonly string[] {
  return events.flatMap((event) =>
    event.kind === 'window_reset' && event.account === account ? [event.window] : [],
  );
}

/** Splits the waiting events: to show now, or to wait for a live reading. Those no longer true are dropped. */
function sortWaiting(
  waiting: readonly AlertEvent[],
  snapshotFor: (account: string) => AccountSnapshot | null,
): readonly [readonly AlertEvent[], readonly AlertEvent[]] {
  const isReady = ({ account, kind, window }: AlertEvent) => {
    const snapshot = snapshotFor(account);
    // One window may be old while others are live: a reading that contradicts it must be confirmed first.
    const isOld = snapshot?.windows.some(({ id, stale }) => id === window && stale) ?? true;
    return kind === 'credentials_lost' || (snapshot?.stale === false && !isOld);
  };
  const ready = waiting.filter(isReady).filter((event) => {
    const snapshot = snapshotFor(event.account);
    return snapshot !== null && stillTrue(event, snapshot);
  });
  // An account that is gone gets no further reading.
  const notYet = waiting.filter((event) => !isReady(event) && snapshotFor(event.account) !== null);
  return [ready, notYet];
}

function runtimeOf({ accounts }: AlertSource, account: string): AccountRuntime | undefined {
  return accounts.runtimes().find(({ store }) => store.snapshot().account?.key === account);
}

function snapshotOf(source: AlertSource, account: string): AccountSnapshot | null {
  return runtimeOf(source, account)?.store.snapshot() ?? null;
}

function contextOf(source: AlertSource, account: string): AlertContext {
  const { accounts, settings, clock, locale } = source;
  const runtime = runtimeOf(source, account);
  const summaries = accounts.snapshot().accounts;
  const summary = summaries.find(({ dir }) => dir === runtime?.dir);
  return {
    settings: settings.get().alerts,
    // The words come from this account's windows only.
    snapshot: runtime?.store.snapshot() ?? { ...accounts.snapshot(), windows: [], extraUsage: null },
    accountLabel: summaries.length > 1 && summary ? (summary.name ?? summary.dirLabel) : null,
    amount: settings.get().appearance.amount,
    locale: locale(),
    now: clock.now(),
  };
}
