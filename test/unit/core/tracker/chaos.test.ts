import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  advance,
  observe,
  readWindows,
  reviveTracker,
  type TrackerState,
} from '../../../../electron/core/tracker/tracker';
import type {
  LimitWindow,
  Observation,
  Severity,
  SourceId,
  UsageEvent,
} from '../../../../electron/core/usage/usage';
import { DAY, HOUR, MINUTE, NOON, SECOND, STALE, Story, THRESHOLDS, observation, limitWindow } from './story';

const runs = process.env.QUOTIDE_LONG ? 10_000 : 200;
const sources: readonly SourceId[] = [
  'official_api',
  'official_api',
  'response_headers',
  'statusline',
  'local_estimate',
];
const severities: readonly Severity[] = ['normal', 'normal', 'normal', 'warning', 'critical', 'reached'];

const percents = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 110 }) },
  { weight: 1, arbitrary: fc.constantFrom(null, Number.NaN, -1, -0, Number.POSITIVE_INFINITY) },
);

const windows: fc.Arbitrary<LimitWindow> = fc
  .record({
    id: fc.constantFrom('five_hour', 'seven_day', 'seven_day_opus', 'iguana_necktie'),
    percent: percents,
    resetInMs: fc.oneof(
      fc.integer({ min: -2 * DAY, max: 8 * DAY }),
      fc.constantFrom(3 * HOUR, 3 * HOUR, 8 * HOUR),
    ),
    isNull: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
    exactReset: fc.boolean(),
    severity: fc.constantFrom(...severities),
  })
  .map(({ id, percent, resetInMs, isNull, exactReset, severity }) =>
    limitWindow(percent, { id, resetsAt: isNull ? null : NOON + resetInMs, exactReset, severity }),
  );

/** One step: time passes (or leaps, either way), then one source is observed, or none. */
const steps = fc.record({
  gapMs: fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 0, max: 20 * MINUTE }) },
    { weight: 3, arbitrary: fc.integer({ min: -2 * HOUR, max: 8 * HOUR }) },
    { weight: 1, arbitrary: fc.constantFrom(3650 * DAY, -3650 * DAY, -NOON, HOUR, -2 * HOUR) },
  ),
  isSilent: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
  source: fc.constantFrom(...sources),
  lateMs: fc.oneof(fc.constant(0), fc.integer({ min: -HOUR, max: HOUR })),
  isOther: fc.integer({ min: 0, max: 19 }).map((n) => n === 0),
  fresh: fc.integer({ min: 0, max: 5 }).map((n) => n > 0),
  windows: fc.uniqueArray(windows, { maxLength: 4, selector: (window) => window.id }),
});

type Step = typeof steps extends fc.Arbitrary<infer T> ? T : never;

function observationOf(step: Step, now: number): Observation {
  const account = step.isOther ? 'org-2' : 'org-1';
  const { fresh } = step;
  return observation(step.source, now - step.lateMs, step.windows, { account, fresh });
}

/** Runs one step and checks the rules of every step. */
function play(story: Story, step: Step): void {
  const now = story.now + step.gapMs;
  const before = story.state;
  const options = { thresholds: THRESHOLDS };
  if (step.isSilent) {
    expect(advance(revived(before), now)).toEqual(advance(before, now));
    story.waitsUntil(now);
    return;
  }
  const seen = observationOf(step, now);
  story.sees(seen, now);
  const afterRestart = observe(revived(before), seen, now, options);
  expect(JSON.stringify(afterRestart.state)).toBe(JSON.stringify(story.state));
  const again = observe(story.state, seen, now, options);
  expect(again.events).toEqual([]);
  expect(JSON.stringify(again.state)).toBe(JSON.stringify(story.state));
}

function revived(state: TrackerState): TrackerState {
  const back = reviveTracker(JSON.parse(JSON.stringify(state)));
  if (back === null) throw new Error(`not read back: ${JSON.stringify(state)}`);
  return back;
}

/** Expects each kind and value once between two resets of a window, rising thresholds, and finite times and values. */
function expectOncePerPeriod(events: readonly UsageEvent[]): void {
  for (const event of events) {
    expect(Number.isFinite(event.at)).toBe(true);
    expect(Number.isNaN(event.value)).toBe(false);
  }
  for (const window of new Set(events.map((event) => event.window))) {
    // The switch of an account starts new periods, as a reset does.
    const of = events.filter((event) => event.window === window || event.kind === 'account_switched');
    expectOnceBetweenResets(of);
    const limits = of.filter(({ kind }) => kind.startsWith('limit_') || kind === 'account_switched');
    limits.slice(1).forEach((event, i) => {
      if (event.kind !== 'account_switched') expect(event.kind).not.toBe(limits[i]?.kind);
    });
  }
}

function expectOnceBetweenResets(events: readonly UsageEvent[]): void {
  let period: UsageEvent[] = [];
  for (const event of events) {
    const { kind, value } = event;
    // A limit that ends with its window is raised after the reset, without a percent.
    if (kind === 'limit_cleared' && value === null) continue;
    if (kind === 'window_reset' || kind === 'account_switched') period = [];
    else {
      const before = period.filter((one) => one.kind === kind);
      if (kind !== 'threshold_crossed') expect(before).toEqual([]);
      for (const one of before) expect(value).toBeGreaterThan(one.value ?? Number.NaN);
      period.push(event);
    }
  }
}

/** Expects that the percent on screen comes from a source, or is unknown. */
function expectObservedPercents(story: Story, observed: ReadonlyMap<string, ReadonlySet<number>>): void {
  for (const view of readWindows(story.state, story.now, STALE)) {
    const { utilization, phase, resetsAt, stale, observedAt } = view;
    if (utilization !== null) expect(observed.get(view.id)?.has(utilization)).toBe(true);
    if (phase === 'reset_due') expect([utilization, stale]).toEqual([null, true]);
    if (phase === 'running') expect(resetsAt !== null && resetsAt > story.now).toBe(true);
    if (phase === 'not_started' || phase === 'unknown') expect(resetsAt).toBeNull();
    expect(observedAt).toBeLessThanOrEqual(story.now + MINUTE);
    if (!stale) expect(story.now - observedAt).toBeLessThanOrEqual(STALE.staleAfterMs);
  }
}

describe('observe and advance, for any observations and any clock', () => {
  it('no event is raised twice or without cause, and a repetition or a restart changes nothing', () => {
    fc.assert(
      fc.property(fc.array(steps, { minLength: 1, maxLength: 25 }), (stream) => {
        const story = new Story();
        const observed = new Map<string, Set<number>>();
        for (const step of stream) {
          play(story, step);
          for (const { id, utilization } of step.windows) {
            observed.set(id, (observed.get(id) ?? new Set<number>()).add(utilization ?? -1));
          }
          expectObservedPercents(story, observed);
        }
        expectOncePerPeriod(story.events);
      }),
      { seed: 11, numRuns: runs },
    );
  }, 600_000);

  it('a clock that is set back blocks no window for longer than a minute', () => {
    const leaps = fc.integer({ min: 0, max: 3650 * DAY });
    fc.assert(
      fc.property(leaps, fc.integer({ min: MINUTE + SECOND, max: HOUR }), (back, after) => {
        const story = new Story();
        story.sees(observation('official_api', NOON, [limitWindow(10)]));
        story.waitsUntil(NOON - back);
        story.sees(observation('response_headers', NOON - back + after, [limitWindow(20)]));
        expect(story.view()?.utilization).toBe(20);
      }),
      { seed: 12, numRuns: runs },
    );
  });
});
