import { describe, expect, it } from 'vitest';
import { watchAlerts, type AlertSource } from '../../../../electron/app/alerts/alerts';
import { createLog } from '../../../../electron/app/log';
import { createStore } from '../../../../electron/app/accounts/store';
import type { AccountRuntime } from '../../../../electron/app/accounts/account-runtime';
import type { Alert, AlertEvent } from '../../../../electron/core/alerts/alert';
import {
  defaultSettings,
  type AlertSettings,
  type Settings,
} from '../../../../electron/core/settings/settings';
import { createSignal } from '../../../../electron/core/signal';
import { emptyTracker, observe, type TrackerState } from '../../../../electron/core/tracker/tracker';
import type { Observation, UsageEvent } from '../../../../electron/core/usage/usage';
import { HOUR, locale, MINUTE, NOW } from '../../core/make-snapshot';

/** One account under a clock that the test moves, over a `kept` table that outlives a restart. */
class Stage {
  now = NOW;
  /** Run-outs have tests of their own: here they would join in. */
  alerts: AlertSettings = { ...defaultSettings.alerts, runsOut: false };
  readonly said: string[] = [];
  readonly passed: { readonly kinds: readonly string[]; readonly title: string | null }[] = [];
  readonly kept = new Map<string, string>();
  #state: TrackerState = emptyTracker('a');
  #store = createStore({ now: () => this.now, locale: () => locale });
  #events: ((events: readonly UsageEvent[]) => void)[] = [];
  #due: (() => void)[] = [];
  #end: () => void = () => undefined;

  start(): void {
    this.#end();
    this.#events = [];
    this.#due = [];
    const account = { key: 'a', plan: null, tier: null, organizationId: null, name: null };
    this.#store = createStore({
      now: () => this.now,
      locale: () => locale,
      facts: { account, tracker: this.#state },
    });
    const store = this.#store;
    const source: Partial<Record<keyof AlertSource, unknown>> = {
      accounts: {
        runtimes: () => [{ dir: '/c', store } as unknown as AccountRuntime],
        snapshot: () => ({ ...store.snapshot(), accounts: [] }),
        snapshots: store.changed,
      },
      settings: {
        get: () => ({ ...defaultSettings, alerts: this.alerts }),
        changed: createSignal<Settings>(),
      },
      clock: {
        now: () => this.now,
        monotonic: () => this.now,
        after: (_: number, act: () => void) => this.#later(act),
      },
      locale: () => locale,
      history: {
        kept: (name: string) => JSON.parse(this.kept.get(name) ?? 'null') as unknown,
        keep: (name: string, value: unknown) => void this.kept.set(name, JSON.stringify(value)),
      },
      log: createLog('error', () => this.now, []),
      events: {
        listen: (listener: (events: readonly UsageEvent[]) => void) => {
          this.#events.push(listener);
          return () => undefined;
        },
      },
    };
    this.#end = watchAlerts(source as unknown as AlertSource, {
      say: ({ title, body }: Alert) =>
        this.said.push(`${title} | ${body}`.replaceAll(/[\u202f\u00a0]/g, ' ')),
      pass: (events: readonly AlertEvent[], alert: Alert | null) =>
        this.passed.push({ kinds: events.map(({ kind }) => kind), title: alert?.title ?? null }),
    }).close;
  }

  #later(act: () => void): () => void {
    this.#due.push(act);
    return () => {
      this.#due = this.#due.filter((each) => each !== act);
    };
  }

  settle(): void {
    for (const act of this.#due.splice(0)) act();
  }

  /** A reading: as in the app, the snapshot comes before the events. */
  read(percents: Readonly<Record<string, readonly [number, number]>>, observedAt = this.now): void {
    const observation: Observation = {
      source: 'official_api',
      observedAt,
      account: 'a',
      organizationId: null,
      httpStatus: 200,
      fresh: true,
      windows: Object.entries(percents).map(([id, [utilization, resetsAt]]) => ({
        id,
        label: id === 'five_hour' ? '5-hour' : '7-day',
        utilization,
        resetsAt,
        rawResetsAt: null,
        exactReset: false,
        severity: 'normal' as const,
      })),
    };
    const { state, events } = observe(this.#state, observation, this.now, this.alerts);
    this.#state = state;
    this.#store.update({ tracker: state });
    this.tell(events);
    this.settle();
  }

  tell(events: readonly UsageEvent[]): void {
    for (const listen of this.#events) listen(events);
  }

  pass(ms: number): void {
    this.now += ms;
    this.#store.retime();
    this.settle();
  }
}

const WEEK = NOW + 72 * HOUR;
const FIVE = NOW + 4 * HOUR;
const titles = (stage: Stage) => stage.said.map((line) => line.split(' | ')[0]);

describe('alerts over time', () => {
  it('a crossing and a sure run-out of one reading are one alert, and the program gets both', () => {
    const stage = new Stage();
    stage.alerts = defaultSettings.alerts;
    stage.start();
    stage.read({ five_hour: [10, FIVE] });
    expect(stage.said).toEqual([]);
    stage.now += 20 * MINUTE;
    stage.read({ five_hour: [97, FIVE] });
    expect(stage.said).toHaveLength(1);
    expect(stage.said[0]).toContain('5-hour window runs out before its reset | At this pace around');
    expect(stage.said[0]).toMatch(
      /5-hour window at 97 %\. It resets at 16:47, in 3 hours 40 minutes\. At this pace it/,
    );
    expect(stage.passed.at(-1)).toEqual({
      kinds: ['threshold_crossed', 'threshold_crossed', 'runs_out'],
      title: '5-hour window runs out before its reset',
    });
    stage.start();
    stage.now += 5 * MINUTE;
    stage.read({ five_hour: [98, FIVE] });
    expect(stage.said).toHaveLength(1);
  });

  it('a first start shows no alert, even if a window runs out and is nearly full', () => {
    const stage = new Stage();
    stage.alerts = defaultSettings.alerts;
    stage.start();
    stage.read({ five_hour: [90, FIVE], seven_day: [99, WEEK] });
    stage.pass(5 * MINUTE);
    stage.read({ five_hour: [91, FIVE], seven_day: [99, WEEK] });
    expect(stage.said).toEqual([]);
  });

  it('the program also gets events without an alert', () => {
    const stage = new Stage();
    stage.alerts = { ...stage.alerts, on: false };
    stage.start();
    const late = NOW + 5 * HOUR;
    stage.read({ seven_day: [10, late] });
    stage.read({ seven_day: [90, late] });
    const event = { kind: 'credentials_restored', at: NOW, window: null, value: null, early: false } as const;
    stage.tell([{ ...event, account: 'a' }]);
    stage.settle();
    expect(stage.said).toEqual([]);
    expect(stage.passed).toEqual([
      { kinds: ['threshold_crossed'], title: null },
      { kinds: ['credentials_restored'], title: null },
    ]);
  });

  it('another account and a long sleep cause at most one alert each', () => {
    const stage = new Stage();
    stage.start();
    stage.read({ five_hour: [99, FIVE], seven_day: [40, WEEK] });
    stage.now += 20 * HOUR;
    const next = stage.now + 4 * HOUR;
    stage.read({ five_hour: [100, next], seven_day: [97, WEEK] });
    // The reset of 16 hours ago is no news.
    expect(stage.said).toHaveLength(1);
    expect(stage.said[0]).toMatch(
      /^5-hour limit reached \| .*\n7-day window at 97 %\. It resets Tue 12:47, in /,
    );
  });

  describe('in the quiet hours', () => {
    const quiet = () => {
      const stage = new Stage();
      stage.alerts = { ...stage.alerts, quietHours: { on: true, from: '12:00', until: '23:00' } };
      stage.start();
      stage.read({ five_hour: [10, FIVE], seven_day: [40, WEEK] });
      stage.now += MINUTE;
      stage.read({ five_hour: [10, FIVE], seven_day: [81, WEEK] });
      stage.now += 4 * MINUTE;
      stage.read({ five_hour: [10, FIVE], seven_day: [96, WEEK] });
      return stage;
    };
    const after = (stage: Stage) => Date.UTC(2026, 10, 21, 23, 1) - stage.now;

    it('alerts wait in quiet hours, and one alert with what is still true follows, ten hours later', () => {
      const stage = quiet();
      expect(stage.said).toEqual([]);
      stage.now += after(stage);
      stage.read({ five_hour: [30, stage.now + HOUR], seven_day: [96, WEEK] });
      expect(titles(stage)).toEqual(['7-day window at 96 %']);
      stage.pass(MINUTE);
      expect(stage.said).toHaveLength(1);
    });

    it('alerts wait in quiet hours over a restart, and then for a live reading', () => {
      const stage = quiet();
      stage.now += after(stage);
      stage.start();
      stage.pass(MINUTE);
      expect(stage.said).toEqual([]);
      stage.read({ seven_day: [97, WEEK] });
      expect(titles(stage)).toEqual(['7-day window at 97 %']);
      stage.start();
      stage.read({ seven_day: [97, WEEK] });
      expect(stage.said).toHaveLength(1);
    });

    it('an alert that is no longer true after quiet hours is never shown', () => {
      const stage = quiet();
      stage.now += after(stage);
      stage.read({ seven_day: [3, WEEK + 100 * HOUR] });
      stage.now += MINUTE;
      stage.read({ seven_day: [3, WEEK + 100 * HOUR] });
      // The early reset is news of now.
      expect(titles(stage)).toEqual(['The 7-day window is fresh again']);
    });

    it('waiting alerts are shown at once when the user ends the quiet hours', () => {
      const stage = quiet();
      stage.alerts = { ...stage.alerts, quietHours: defaultSettings.alerts.quietHours };
      stage.pass(MINUTE);
      expect(titles(stage)).toEqual(['7-day window at 96 %']);
    });

    it('a malformed saved state counts as none', () => {
      const stage = new Stage();
      stage.kept.set('alerts-waiting', '[{"kind":"odd"}]');
      stage.kept.set('alerts:a', '{"runsOut":7}');
      stage.start();
      stage.read({ seven_day: [40, WEEK] });
      stage.read({ seven_day: [81, WEEK] });
      expect(titles(stage)).toEqual(['7-day window at 81 %']);
    });
  });
});
