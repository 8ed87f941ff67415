import { alertingEvents, chosenEvents, stillTrue } from '../core/alerts';
import { lookAhead } from '../core/alerts/memory';
import { alertOf } from '../core/alerts/message';
import { isQuiet } from '../core/alerts/quiet';
import type { Alert, AlertContext, AlertEvent } from '../core/alerts/types';
import type { Snapshot } from '../core/snapshot-types';
import { createAlertsKept } from './alerts/kept';
import type { Engine } from './engine';
import type { Session } from './session';

/** Who is told. */
export interface AlertOutlets {
  readonly say: (alert: Alert) => void;
  /** Gets every event once, with what was said about it at that moment. */
  readonly pass: (events: readonly AlertEvent[], alert: Alert | null) => void;
}

/** What the engine needs to have for alerts. */
export type AlertSource = Pick<
  Engine,
  'accounts' | 'settings' | 'clock' | 'locale' | 'history' | 'log' | 'subscribeEvents'
>;

/**
 * Turns what happens into messages; the returned function ends that. What belongs to one moment is one message. During
 * quiet hours messages wait, over restarts too, and what is still true is said after.
 */
export function watchAlerts(engine: AlertSource, { say, pass }: AlertOutlets): () => void {
  const { accounts, settings, clock, locale, log } = engine;
  const kept = createAlertsKept(engine.history);
  let arrived: readonly AlertEvent[] = [];
  let waiting = kept.waiting();
  let cancel: (() => void) | null = null;

  const store = (write: () => void) => {
    try {
      write();
    } catch (error) {
      log.warn('what alerts remember could not be stored', { error: String(error) });
    }
  };
  const wait = (events: readonly AlertEvent[]) => {
    if (events.length === 0 && waiting.length === 0) return;
    waiting = events;
    store(() => {
      kept.keepWaiting(events, clock.now());
    });
  };
  /** What no reading alone tells of an account, remembered before it is said. */
  const foreseen = (session: Session): readonly AlertEvent[] => {
    const { tracker, account } = session.store.facts();
    if (tracker === null || tracker.newest === null || tracker.account !== account?.key) return [];
    const before = kept.memory(account.key);
    const { memory, events } = lookAhead(before, {
      account: account.key,
      windows: session.store.snapshot().windows,
      extraUsage: tracker.extraUsage,
      bankedResets: session.store.snapshot().bankedResets ?? null,
      ended: resetWindows(arrived, account.key),
      spendThresholds: settings.get().alerts.spendThresholds,
      now: clock.now(),
    });
    if (JSON.stringify(memory) !== JSON.stringify(before))
      store(() => {
        kept.keepMemory(account.key, memory, clock.now());
      });
    return events;
  };
  /** For the history: what was said, when, of which window. */
  const remember = (said: readonly AlertEvent[], at: number) => {
    store(() => {
      for (const { account, window, kind, value } of said)
        engine.history.alertSaid({ at, account, window, kind, value });
    });
  };
  const look = () => {
    cancel = null;
    const news = [...arrived, ...accounts.sessions().flatMap(foreseen)];
    arrived = [];
    const { alerts } = settings.get();
    const now = clock.now();
    const wanted = alertingEvents(news, { settings: alerts, now });
    let due = wanted;
    if (isQuiet(alerts, now, locale())) {
      wait(chosenEvents([...waiting, ...wanted], alerts));
      due = [];
    } else if (waiting.length > 0) {
      const [ready, notYet] = sortWaiting(waiting, (account) => snapshotOf(engine, account));
      wait(notYet);
      due = chosenEvents([...ready, ...wanted], alerts);
    }
    for (const account of new Set([...due, ...news].map((event) => event.account))) {
      const ofAccount = (event: AlertEvent) => event.account === account;
      const alert = alertOf(due.filter(ofAccount), contextOf(engine, account));
      if (alert !== null) {
        say(alert);
        remember(due.filter(ofAccount), now);
      }
      const passed = news.filter(ofAccount);
      if (passed.length > 0) pass(passed, alert);
    }
  };
  // A reading is told as a snapshot and as events: what comes at once is looked at together.
  const plan = () => {
    cancel ??= clock.after(0, look);
  };
  const ends = [
    engine.subscribeEvents((events) => {
      arrived = [...arrived, ...events];
      plan();
    }),
    accounts.subscribe(plan),
    settings.subscribe(plan),
    () => cancel?.(),
  ];
  return () => {
    for (const end of ends) end();
  };
}

function resetWindows(events: readonly AlertEvent[], account: string): readonly string[] {
  return events.flatMap((event) =>
    event.kind === 'window_reset' && event.account === account && event.window !== null ? [event.window] : [],
  );
}

/** What of the waiting is to be said now, and what waits on for a live reading; what is no longer true is dropped. */
function sortWaiting(
  waiting: readonly AlertEvent[],
  snapshotFor: (account: string) => Snapshot | null,
): readonly [readonly AlertEvent[], readonly AlertEvent[]] {
  const isReady = ({ account, kind, window }: AlertEvent) => {
    const snapshot = snapshotFor(account);
    // One window may be old while others are live: a reading that contradicts it is not believed at once.
    const isOld = snapshot?.windows.some(({ id, stale }) => id === window && stale) ?? true;
    return kind === 'credentials_lost' || (snapshot?.stale === false && !isOld);
  };
  const ready = waiting.filter(isReady).filter((event) => {
    const snapshot = snapshotFor(event.account);
    return snapshot !== null && stillTrue(event, snapshot);
  });
  // Of an account that is gone nothing will ever come.
  const notYet = waiting.filter((event) => !isReady(event) && snapshotFor(event.account) !== null);
  return [ready, notYet];
}

function sessionOf({ accounts }: AlertSource, account: string): Session | undefined {
  return accounts.sessions().find(({ store }) => store.snapshot().account?.key === account);
}

function snapshotOf(engine: AlertSource, account: string): Snapshot | null {
  return sessionOf(engine, account)?.store.snapshot() ?? null;
}

function contextOf(engine: AlertSource, account: string): AlertContext {
  const { accounts, settings, clock, locale } = engine;
  const session = sessionOf(engine, account);
  const summaries = accounts.snapshot().accounts;
  const summary = summaries.find(({ dir }) => dir === session?.dir);
  return {
    settings: settings.get().alerts,
    // Another account's windows must not lend their words.
    snapshot: session?.store.snapshot() ?? { ...accounts.snapshot(), windows: [], extraUsage: null },
    accountLabel: summaries.length > 1 && summary ? (summary.name ?? summary.dirLabel) : null,
    locale: locale(),
    now: clock.now(),
  };
}
