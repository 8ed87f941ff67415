import { describe, expect, it } from 'vitest';
import { buildSnapshot, noFacts } from '../../../electron/core/snapshot/snapshot';
import {
  emptyTracker,
  observe,
  readWindows,
  type TrackerState,
} from '../../../electron/core/tracker/tracker';
import type { Observation } from '../../../electron/core/usage/usage';
import { readLimitHeaders } from '../../../electron/sources/headers';
import { parseUsage } from '../../../electron/sources/usage-api/body/parse';
import { usageBody } from '../../fakes/api/usage-body';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = Date.UTC(2026, 10, 24, 12);
const RESET = NOW + 2 * HOUR;
const WEEK = NOW + 50 * HOUR;

const headers = (at: number, httpStatus: number, fields: Readonly<Record<string, string>>): Observation => {
  const pairs = Object.entries(fields).map(
    ([name, value]) => [`anthropic-ratelimit-unified-${name}`, value] as const,
  );
  const premium = { id: 'seven_day_fable', label: '7-day Fable' };
  const { observation } = readLimitHeaders(pairs, { observedAt: at, account: 'a', httpStatus, premium });
  if (observation === null) throw new Error('nothing was read');
  return observation;
};
const api = (at: number, spec: Parameters<typeof usageBody>[0]): Observation => {
  const read = parseUsage(usageBody(spec), {
    observedAt: at,
    account: 'a',
    organizationId: null,
    httpStatus: 200,
  });
  if (!read.ok) throw new Error('the body is not understood');
  return read.value;
};
const seconds = (at: number) => String(at / 1000);

/** Takes them in one after the other, each at its own time. */
function told(...observations: readonly Observation[]) {
  const events: string[] = [];
  const state = observations.reduce<TrackerState>((before, observation) => {
    const step = observe(before, observation, observation.observedAt, { thresholds: [80] });
    events.push(...step.events.map(({ kind, window }) => `${kind} ${String(window)}`));
    return step.state;
  }, emptyTracker('a'));
  const at = observations.at(-1)?.observedAt ?? NOW;
  const facts = { ...noFacts, tracker: state };
  const snapshot = buildSnapshot(facts, at, { language: 'en-GB', timeZone: 'UTC' }, 1);
  const shown = readWindows(state, at, { staleAfterMs: HOUR });
  return {
    events,
    state,
    snapshot,
    verdict: `${snapshot.verdict.claim} ${snapshot.verdict.rest}`.trim(),
    shown: shown.map(({ id, utilization, source, severity }) => [id, utilization, source, severity]),
  };
}

describe('the limits in headers beside the API’s', () => {
  const five = (percent: string, at: number) =>
    headers(at, 200, { '5h-utilization': percent, '5h-reset': seconds(RESET), '5h-status': 'allowed' });
  const says = (percent: number, at: number) =>
    api(at, { five_hour: { utilization: percent, resetsAt: RESET } });

  it('a value of headers that the API contradicts stays until the second such answer, and is then corrected', () => {
    const once = told(five('0.60', NOW), says(20, NOW + MINUTE));
    expect(once.shown).toEqual([['five_hour', 60, 'response_headers', 'normal']]);
    expect(once.events).toEqual([]);
    const twice = told(five('0.60', NOW), says(20, NOW + MINUTE), says(20, NOW + 4 * MINUTE));
    expect(twice.shown).toEqual([['five_hour', 20, 'official_api', 'normal']]);
    expect(twice.events).toHaveLength(1);
    const refuted = told(five('0.60', NOW), says(20, NOW + MINUTE), five('0.61', NOW + 2 * MINUTE));
    const [first, second] = [once, twice].map(({ snapshot }) => snapshot.windows[0]);
    // The older number is shown with its own age and source, not as the API's.
    expect(first).toMatchObject({ utilization: 60, observedAt: NOW, source: 'response_headers' });
    expect(second).toMatchObject({ utilization: 20, observedAt: NOW + 4 * MINUTE, source: 'official_api' });
    expect(once.verdict).toBe('Your 5-hour window could run out before it resets at 14:00.');
    expect(twice.verdict).toMatch(/^You’re fine\./);
    expect(refuted.shown).toEqual([['five_hour', 61, 'response_headers', 'normal']]);
    expect(refuted.events).toEqual([]);
  });

  it('headers of an account that lives on extra usage name no window, and the last values stay', () => {
    const overage = headers(NOW + MINUTE, 200, {
      status: 'allowed',
      reset: seconds(WEEK),
      'representative-claim': 'overage',
      'overage-status': 'allowed',
      'overage-in-use': 'true',
      'overage-utilization': '0.25',
    });
    const alone = told(overage);
    expect(alone.shown).toEqual([]);
    expect(alone.snapshot).toMatchObject({ phase: 'ready', windows: [], source: 'response_headers' });
    expect(alone.snapshot.extraUsage).toMatchObject({ enabled: true, utilization: 25 });
    // What headers do not name may be there all the same.
    expect(alone.verdict).toBe('Can’t tell yet. Needs one reading from Anthropic.');
    expect(alone.state.extraUsage?.value).toMatchObject({ enabled: true, utilization: 25, used: null });
    const { shown, events } = told(says(100, NOW), overage);
    expect(shown).toEqual([['five_hour', 100, 'official_api', 'reached']]);
    expect(events.filter((event) => event.includes('reset'))).toEqual([]);
  });

  it('headers with a 429 for one model change that model’s window alone', () => {
    const refused = headers(NOW + MINUTE, 429, {
      status: 'rejected',
      'representative-claim': 'seven_day_overage_included',
      reset: seconds(WEEK),
      '7d-utilization': '0.44',
      '7d-status': 'allowed',
      '7d-reset': seconds(WEEK),
      '7d_oi-utilization': '1.0',
      '7d_oi-status': 'rejected',
      '7d_oi-reset': seconds(WEEK),
    });
    const before = api(NOW, {
      five_hour: { utilization: 12, resetsAt: RESET },
      seven_day: { utilization: 43, resetsAt: WEEK },
      scoped: [{ model: 'Fable', utilization: 97, resetsAt: WEEK }],
    });
    const { shown, events, snapshot, verdict } = told(before, refused);
    expect(shown).toEqual([
      ['five_hour', 12, 'official_api', 'normal'],
      ['seven_day', 44, 'response_headers', 'normal'],
      ['seven_day_fable', 100, 'response_headers', 'reached'],
    ]);
    // The week is not exhausted: one model's is.
    expect(verdict).toBe('7-day Fable limit reached. It resets Thu 14:00, in 2 days 1 hour.');
    expect(snapshot.windows.map(({ id, reachedAt }) => [id, reachedAt])).toEqual([
      ['five_hour', null],
      ['seven_day', null],
      ['seven_day_fable', NOW + MINUTE],
    ]);
    expect(events.filter((event) => event.startsWith('limit'))).toEqual(['limit_reached seven_day_fable']);
  });
});
