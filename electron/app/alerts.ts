import { alertingEvents, alertOf, isQuiet, stillTrue, type Alert } from '../core/alerts';
import type { UsageEvent } from '../core/usage';
import type { Engine } from './engine';

/** Turns the engine's events into messages. During quiet hours they wait, and what is still true is said after. */
export function watchAlerts(engine: Engine, say: (alert: Alert) => void): void {
  const { accounts, settings, clock, locale } = engine;
  let waiting: readonly UsageEvent[] = [];

  const snapshotOf = (account: string) =>
    accounts
      .sessions()
      .map(({ store }) => store.snapshot())
      .find((snapshot) => snapshot.account?.key === account) ?? accounts.snapshot();
  const context = (account: string) => ({
    settings: settings.get().alerts,
    snapshot: snapshotOf(account),
    locale: locale(),
    now: clock.now(),
  });
  const tell = (events: readonly UsageEvent[]) => {
    for (const account of new Set(events.map((event) => event.account))) {
      const own = events.filter((event) => event.account === account);
      const alert = alertOf(own, context(account));
      if (alert !== null) say(alert);
    }
  };
  engine.subscribeEvents((events) => {
    const { alerts } = settings.get();
    const wanted = alertingEvents(events, { settings: alerts, now: clock.now() });
    if (isQuiet(alerts, clock.now(), locale())) waiting = [...waiting, ...wanted];
    else tell(wanted);
  });
  accounts.subscribe(() => {
    const { alerts } = settings.get();
    if (waiting.length === 0 || isQuiet(alerts, clock.now(), locale())) return;
    const due = waiting.filter((event) => stillTrue(event, snapshotOf(event.account)));
    waiting = [];
    tell(alertingEvents(due, { settings: alerts, now: clock.now() }));
  });
}
