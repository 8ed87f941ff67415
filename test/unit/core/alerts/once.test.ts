import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alertingEvents } from '../../../../electron/core/alerts/alerts';
import { lookAhead, type AlertMemory } from '../../../../electron/core/alerts/memory';
import { defaultSettings } from '../../../../electron/core/settings/settings';
import { buildSnapshot, noFacts } from '../../../../electron/core/snapshot/snapshot';
import {
  advance,
  emptyTracker,
  observe,
  reviveTracker,
  type TrackerState,
} from '../../../../electron/core/tracker/tracker';
import type { Observation } from '../../../../electron/core/usage/usage';
import { canonicalReset } from '../../../../electron/core/usage/windows';
import { HOUR, locale, MINUTE, NOW } from '../make-snapshot';

interface Step {
  readonly gap: number;
  readonly rise: number;
  readonly jitter: number;
  readonly odd: number | null;
  readonly restart: boolean;
  readonly asleep: boolean;
}

const ACCOUNT = 'a';
const settings = { ...defaultSettings.alerts, windowThresholds: { five_hour: [50, 80, 95] } };
const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

function observation(utilization: number, resetsAt: number, jitter: number, at: number): Observation {
  const window = {
    id: 'five_hour',
    label: '5-hour',
    utilization,
    exactReset: false,
    severity: 'normal',
  } as const;
  const reset = { resetsAt: canonicalReset(resetsAt + jitter), rawResetsAt: 'x' };
  return {
    source: 'official_api',
    observedAt: at,
    account: ACCOUNT,
    organizationId: null,
    httpStatus: 200,
    windows: [{ ...window, ...reset }],
    fresh: true,
  };
}

/** Plays steps over the real tracker, forecast and alert memory, and collects the alerts that are sent. */
class Player {
  /** Each alert as `<period> <kind> <value>`; a period is counted from 0. */
  readonly lines: string[] = [];
  #state: TrackerState = emptyTracker(ACCOUNT);
  #memory: AlertMemory | null = null;
  #now = NOW;
  #resetsAt = canonicalReset(NOW + 4 * HOUR);
  #period = 0;
  #used: number;
  /** Steps since the last odd reading. */
  #sinceOdd = 3;

  constructor(used: number) {
    this.#used = used;
    this.#read(used, 0);
  }

  play({ gap, rise, jitter, odd, restart, asleep }: Step): void {
    if (!asleep) this.#tick(gap - 1);
    this.#pass(asleep ? gap * 10 * MINUTE : MINUTE);
    if (restart) this.#restart();
    this.#used = Math.min(104, this.#used + rise);
    // Odd readings stay apart: the tracker rightly accepts two in a row that agree.
    this.#sinceOdd += 1;
    if (odd !== null && this.#sinceOdd > 3) {
      this.#sinceOdd = 0;
      this.#read(odd, jitter);
      this.#pass(3 * MINUTE);
    }
    this.#read(this.#used, -jitter);
  }

  /** Moves the clock forward by `minutes`, with a tick of the tracker at least every 5 minutes. */
  #tick(minutes: number): void {
    for (let minute = 0; minute < minutes; minute += 5) {
      this.#pass(Math.min(5, minutes - minute) * MINUTE);
      this.#apply(advance(this.#state, this.#now));
    }
  }

  #pass(ms: number): void {
    this.#now += ms;
    if (this.#now < this.#resetsAt) return;
    const periods = Math.floor((this.#now - this.#resetsAt) / (5 * HOUR)) + 1;
    this.#used = 0;
    this.#resetsAt += periods * 5 * HOUR;
    this.#period += periods;
  }

  #restart(): void {
    this.#state = reviveTracker(json(this.#state)) ?? emptyTracker(ACCOUNT);
    this.#memory = json(this.#memory) as AlertMemory;
  }

  #read(percent: number, jitter: number): void {
    const reading = observation(percent, this.#resetsAt, jitter, this.#now);
    this.#apply(observe(this.#state, reading, this.#now, settings));
  }

  #apply({ state, events }: ReturnType<typeof advance>): void {
    this.#state = state;
    const now = this.#now;
    const account = { key: ACCOUNT, plan: null, tier: null, organizationId: null, name: null };
    const { windows } = buildSnapshot({ ...noFacts, tracker: state, account }, now, locale, 1);
    const ahead = lookAhead(this.#memory, {
      account: ACCOUNT,
      windows,
      extraUsage: null,
      bankedResets: null,
      ended: events.flatMap(({ kind, window }) => (kind === 'window_reset' && window ? [window] : [])),
      spendThresholds: [],
      now,
    });
    this.#memory = ahead.memory;
    for (const { kind, value } of alertingEvents([...events, ...ahead.events], { settings, now })) {
      // An alert of a reset belongs to the period that the reset ended.
      const period = kind === 'window_reset' ? this.#period - 1 : this.#period;
      this.lines.push(`${String(period)} ${kind} ${kind === 'threshold_crossed' ? String(value) : ''}`);
    }
  }
}

function alertsOf(steps: readonly Step[], used = 20): readonly string[] {
  const player = new Player(used);
  for (const step of steps) player.play(step);
  return player.lines;
}

describe('alertingEvents', () => {
  it('sends each alert at most once in a period of its window, over odd readings, sleep and restarts', () => {
    const step = fc.record<Step>({
      gap: fc.integer({ min: 3, max: 40 }),
      rise: fc.integer({ min: 0, max: 25 }),
      jitter: fc.integer({ min: -1900, max: 1900 }),
      odd: fc.option(fc.constantFrom(0, 1, 104)),
      restart: fc.boolean(),
      asleep: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
        const lines = alertsOf(steps);
        expect(lines.filter((line, index) => lines.indexOf(line) !== index)).toEqual([]);
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  it('sends one alert for a run-out that comes and goes with each pause', () => {
    const step = fc.record<Step>({
      gap: fc.integer({ min: 3, max: 25 }),
      rise: fc.integer({ min: 0, max: 1 }),
      odd: fc.constant(null),
      jitter: fc.integer({ min: -1900, max: 1900 }),
      restart: fc.boolean(),
      asleep: fc.constant(false),
    });
    let runsOut = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 10 }), (steps) => {
        const lines = alertsOf(steps, 95).filter((line) => line.includes('runs_out'));
        expect(lines.length).toBeLessThanOrEqual(1);
        runsOut += lines.length;
      }),
      { seed: 11, numRuns: 100 },
    );
    // Most sequences reach a run-out, so that the property tests something.
    expect(runsOut).toBeGreaterThan(20);
  });
});
