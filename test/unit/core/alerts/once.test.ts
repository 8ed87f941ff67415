import fc from 'fast-check';
import { expect, it } from 'vitest';
import { alertingEvents } from '../../../../electron/core/alerts';
import { lookAhead, type AlertMemory } from '../../../../electron/core/alerts/memory';
import type { AlertEvent } from '../../../../electron/core/alerts/types';
import { defaultSettings } from '../../../../electron/core/settings';
import { buildSnapshot, noFacts } from '../../../../electron/core/snapshot';
import {
  advance,
  emptyTracker,
  observe,
  reviveTracker,
  type TrackerState,
} from '../../../../electron/core/tracker';
import type { Observation } from '../../../../electron/core/usage';
import { canonicalReset } from '../../../../electron/core/windows';
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

/** Plays the steps over the real tracker, pace and memory; gives what is said with the period it falls in. */
function said(steps: readonly Step[], from = 20): readonly string[] {
  let state: TrackerState = emptyTracker(ACCOUNT);
  let memory: AlertMemory | null = null;
  let [now, used, resetsAt, period] = [NOW, from, canonicalReset(NOW + 4 * HOUR), 0];
  let sinceOdd = 3;
  const lines: string[] = [];
  const tell = (events: readonly AlertEvent[]) => {
    const tracker = state;
    const account = { key: ACCOUNT, plan: null, tier: null, organizationId: null, name: null };
    const { windows } = buildSnapshot({ ...noFacts, tracker, account }, now, locale, 1);
    const ended = events.flatMap(({ kind, window }) => (kind === 'window_reset' && window ? [window] : []));
    const facts = {
      account: ACCOUNT,
      windows,
      extraUsage: null,
      bankedResets: null,
      ended,
      spendThresholds: [],
      now,
    };
    const ahead = lookAhead(memory, facts);
    memory = ahead.memory;
    for (const { kind, value } of alertingEvents([...events, ...ahead.events], { settings, now })) {
      // A reset is of the period before it.
      const of = kind === 'window_reset' ? period - 1 : period;
      lines.push(`${String(of)} ${kind} ${kind === 'threshold_crossed' ? String(value) : ''}`);
    }
  };
  const pass = (ms: number) => {
    now += ms;
    if (now < resetsAt) return;
    const periods = Math.floor((now - resetsAt) / (5 * HOUR)) + 1;
    [used, resetsAt, period] = [0, resetsAt + periods * 5 * HOUR, period + periods];
  };
  const read = (percent: number, jitter: number) => {
    const step = observe(state, observation(percent, resetsAt, jitter, now), now, settings);
    state = step.state;
    tell(step.events);
  };
  read(used, 0);
  for (const { gap, rise, jitter, odd, restart, asleep } of steps) {
    for (let minute = 0; !asleep && minute < gap - 1; minute += 5) {
      pass(Math.min(5, gap - 1 - minute) * MINUTE);
      const step = advance(state, now);
      state = step.state;
      tell(step.events);
    }
    pass(asleep ? gap * 10 * MINUTE : MINUTE);
    if (restart) {
      state = reviveTracker(json(state)) ?? emptyTracker(ACCOUNT);
      memory = json(memory) as AlertMemory;
    }
    used = Math.min(104, used + rise);
    // Lone ones: two that agree against what is on show are believed, and rightly.
    sinceOdd += 1;
    if (odd !== null && sinceOdd > 3) {
      sinceOdd = 0;
      read(odd, jitter);
      pass(3 * MINUTE);
    }
    read(used, -jitter);
  }
  return lines;
}

it('whatever wavers, stutters, sleeps and restarts, each alert is said at most once in a period of its window', () => {
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
      const lines = said(steps);
      expect(lines.filter((line, index) => lines.indexOf(line) !== index)).toEqual([]);
    }),
    { seed: 11, numRuns: 300 },
  );
});

it('a run-out that comes and goes with each pause is said once', () => {
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
      const lines = said(steps, 95).filter((line) => line.includes('runs_out'));
      expect(lines.length).toBeLessThanOrEqual(1);
      runsOut += lines.length;
    }),
    { seed: 11, numRuns: 100 },
  );
  // The sequences do reach what they are to test.
  expect(runsOut).toBeGreaterThan(20);
});
