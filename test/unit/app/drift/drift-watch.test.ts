import { describe, expect, it, onTestFinished } from 'vitest';
import { watchDrift, type DriftWatchSource } from '../../../../electron/app/drift/drift-watch';
import { createLog } from '../../../../electron/app/log';
import type { AlertEvent } from '../../../../electron/core/alerts/alert';
import { createSignal } from '../../../../electron/core/signal';
import { defaultSettings } from '../../../../electron/core/settings/settings';
import { createHistory } from '../../../../electron/history/history';
import { openHistory } from '../../../../electron/history/open';
import { STEP_WINDOW, storeLimitStep } from '../../../fakes/limit-step';
import { ManualClock } from '../../../support/manual-clock';
import { DAY, folder, HOUR, KEY, START } from '../../history/support';

const account = { key: KEY, plan: 'Max', tier: null, organizationId: KEY, name: null };

/** A watch over a history in which a limit changed eight days ago. */
class Stage {
  readonly clock = new ManualClock(START);
  readonly events: AlertEvent[] = [];
  readonly history;
  looks = 0;
  isOn: boolean;
  readonly #changed = createSignal<boolean>();
  readonly #published = createSignal<undefined>();

  constructor(isOn: boolean) {
    this.isOn = isOn;
    const { db } = openHistory(folder(), START);
    // A power cut costs nothing here.
    db.pragma('synchronous = OFF');
    this.history = createHistory(db);
    onTestFinished(this.history.close);
    storeLimitStep(this.history, { account: KEY, until: START, days: 21, changedDaysAgo: 8, factor: 0.7 });
  }

  start(): void {
    const source: Partial<Record<keyof DriftWatchSource, unknown>> = {
      accounts: { runtimes: () => [{ store: { facts: () => ({ account }) } }] },
      settings: {
        get: () => {
          const alerts = { ...defaultSettings.alerts, limitChange: this.isOn };
          return { ...defaultSettings, alerts };
        },
        watch: (_: unknown, onChange: () => void) => this.#changed.listen(onChange),
      },
      history: {
        ...this.history,
        windowsOf: (key: string) => {
          this.looks += 1;
          return this.history.windowsOf(key);
        },
      },
      estimates: { planOf: () => null },
      counting: { isCaughtUp: () => true },
      clock: this.clock,
      log: createLog('error', this.clock.now, []),
    };
    const end = watchDrift(source as unknown as DriftWatchSource, (events) => {
      this.events.push(...events);
      this.#published.publish(undefined);
    });
    onTestFinished(end);
  }

  change(isOn: boolean): void {
    this.isOn = isOn;
    this.#changed.publish(isOn);
  }

  /** Passes so much time that a look begins, and waits for its events. */
  readonly found = async (): Promise<void> => {
    const published = new Promise<void>((resolve) => {
      const end = this.#published.listen(() => {
        end();
        resolve();
      });
    });
    this.clock.pass(HOUR);
    await published;
  };
}

describe('the watch of the limits', () => {
  it('computes nothing while its alert is off, as it is for a new user', () => {
    const stage = new Stage(defaultSettings.alerts.limitChange);
    stage.start();
    stage.clock.pass(DAY);
    expect(stage.looks).toBe(0);
    expect(stage.events).toEqual([]);
  });

  it('publishes a change once it is switched on, and stores that it did', async () => {
    const stage = new Stage(false);
    stage.start();
    stage.change(true);
    await stage.found();
    expect(stage.events).toMatchObject([{ kind: 'limit_changed', window: STEP_WINDOW, account: KEY }]);
    expect(stage.events[0]?.value).toBeLessThan(-20);
    const stored = stage.history.kept(`drift-alerted:${KEY}`);
    expect(stored).toMatchObject([{ window: STEP_WINDOW, more: false }]);
  });

  it('stops when its alert is switched off', () => {
    const stage = new Stage(true);
    stage.start();
    stage.change(false);
    stage.clock.pass(DAY);
    expect(stage.looks).toBe(0);
  });
});
