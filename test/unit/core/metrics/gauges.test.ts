import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { metricsOf, noCounters, type Counters, type Metric } from '../../../../electron/core/metrics/gauges';
import { normalMode } from '../../../../electron/core/limit-mode/mode-view';
import type { ShownSnapshot } from '../../../../electron/core/snapshot/snapshot-types';
import {
  extraUsage,
  HOUR,
  NOW,
  problemView,
  RESET,
  scopedView,
  snapshot,
  weekView,
  windowView,
} from '../make-snapshot';

const read = (given: ShownSnapshot, counters: Counters = noCounters, now = NOW) =>
  new Map(metricsOf(given, counters, now).map((metric) => [metric.prometheus, metric]));
const values = (metric: Metric | undefined) =>
  Object.fromEntries(
    (metric?.points ?? []).map(({ attributes, value }) => [Object.values(attributes).join('/'), value]),
  );

describe('the utilization metric', () => {
  test.each(['claude_code', 'claude_code_cache'] as const)('names the source %s', (source) => {
    const found = read(snapshot({ windows: [windowView({ source })] }));
    expect(values(found.get('claude_ratelimit_utilization_ratio'))).toEqual({ [`5h/${source}`]: 0.22 });
  });

  test('is a share of a closed set of windows, with its source', () => {
    const found = read(snapshot({ windows: [windowView(), weekView({ utilization: 104 }), scopedView()] }));
    expect(values(found.get('claude_ratelimit_utilization_ratio'))).toEqual({
      '5h/poll': 0.22,
      '7d/poll': 1.04,
      'other/poll': 0.47,
    });
  });

  test('has extra usage as a window of its own', () => {
    const found = read(snapshot({ extraUsage: extraUsage() }));
    expect(values(found.get('claude_ratelimit_utilization_ratio'))['overage/poll']).toBeCloseTo(0.3394);
  });

  test.each([
    ['unknown', windowView({ utilization: null })],
    ['old', windowView({ stale: true })],
    ['an estimate', windowView({ source: 'local_estimate' })],
    ['past its reset', windowView({ resetsAt: NOW - 1 })],
  ])('is absent, not 0, for a window that is %s', (_why, window) => {
    const found = read(snapshot({ windows: [window] }));
    expect(found.get('claude_ratelimit_utilization_ratio')?.points).toEqual([]);
  });
});

test('the reset metric is Unix time, and absent while a window has not started', () => {
  const found = read(snapshot({ windows: [windowView(), weekView({ resetsAt: null })] }));
  expect(values(found.get('claude_ratelimit_reset_time_seconds'))).toEqual({ '5h': RESET / 1000 });
});

test('exactly one state of each window is 1', () => {
  const windows = [windowView({ severity: 'reached', utilization: 100 }), weekView({ severity: 'critical' })];
  expect(values(read(snapshot({ windows })).get('claude_ratelimit_status'))).toEqual({
    '5h/allowed': 0,
    '5h/allowed_warning': 0,
    '5h/rejected': 1,
    '7d/allowed': 0,
    '7d/allowed_warning': 1,
    '7d/rejected': 0,
  });
});

test('the age of an old reading is exported too', () => {
  const windows = [windowView({ stale: true, observedAt: NOW - HOUR }), weekView({ source: 'statusline' })];
  expect(values(read(snapshot({ windows })).get('claude_ratelimit_observation_age_seconds'))).toEqual({
    poll: 3600,
    statusline: 12,
  });
});

test('the tokens of a window are absent until they are counted', () => {
  const tokens = { input: 1, output: 2, cacheRead: 3, cacheWrite5m: 4, cacheWrite1h: 5 };
  const found = read(snapshot({ windows: [windowView({ tokens }), weekView()] }));
  expect(values(found.get('claude_ratelimit_window_tokens'))).toEqual({
    '5h/input': 1,
    '5h/output': 2,
    '5h/cache_read': 3,
    '5h/cache_creation': 9,
  });
});

test('counters have type, model and kind, and many models become one', () => {
  const tokens = { input: 1, output: 1, cacheRead: 1, cacheWrite5m: 0, cacheWrite1h: 1 };
  const counters: Counters = {
    tokens: Array.from({ length: 30 }, (_, index) => ({ model: `m${String(index)}`, tokens })),
    proxyRequests: [{ status: 429, endpoint: 'messages', count: 2 }],
    pollErrors: { timeout: 3 },
  };
  const found = read(snapshot(), counters);
  expect(found.get('claude_tokens_total')?.points).toHaveLength(21 * 4);
  expect(values(found.get('claude_tokens_total'))['input/other']).toBe(10);
  expect(values(found.get('claude_proxy_requests_total'))).toEqual({ '429/messages': 2 });
  expect(values(found.get('claude_poll_errors_total'))).toEqual({ timeout: 3 });
});

test('the login metric is 0 for an expired login, and absent before the first look', () => {
  const account = { key: 'a', plan: null, tier: null, organizationId: null, name: 'mara@fennel.dev' };
  const active = (given: ShownSnapshot) =>
    read(given)
      .get('claude_auth_active')
      ?.points.map(({ value }) => value);
  expect(active(snapshot({ account }))).toEqual([1]);
  expect(active(snapshot({ account, problem: problemView({ kind: 'expired' }) }))).toEqual([0]);
  expect(active(snapshot({ phase: 'loading' }))).toEqual([]);
});

test('no metric contains the name, address or key of an account', () => {
  const account = {
    key: 'org-key',
    plan: 'Max',
    tier: 't',
    organizationId: 'org-id',
    name: 'mara@fennel.dev',
  };
  const told = JSON.stringify(metricsOf(snapshot({ account }), noCounters, NOW));
  expect(told).not.toMatch(/mara|org-key|org-id/);
});

test('every series exists once, and no value is invented', () => {
  const ids = fc.constantFrom(
    'five_hour',
    'seven_day',
    'seven_day_opus',
    'seven_day_fable',
    'seven_day_x',
    'odd',
  );
  const window = fc.record({ id: ids, used: fc.option(fc.double({ min: 0, max: 150, noNaN: true })) });
  fc.assert(
    fc.property(fc.uniqueArray(window, { selector: ({ id }) => id }), (windows) => {
      const views = windows.map(({ id, used }) => windowView({ id, utilization: used }));
      for (const { points } of metricsOf(snapshot({ windows: views }), noCounters, NOW)) {
        const keys = points.map(({ attributes }) => JSON.stringify(attributes));
        expect(new Set(keys).size).toBe(keys.length);
        for (const { value } of points) expect(Number.isFinite(value)).toBe(true);
      }
    }),
    { seed: 4 },
  );
});

test('the mode at a limit is a metric after a header named it, as are banked resets with their first end', () => {
  const known = {
    ...normalMode,
    mode: 'grace' as const,
    source: 'response_headers' as const,
    observedAt: NOW,
  };
  const bankedResets = {
    count: 2,
    nextExpiresAt: RESET,
    grants: [],
    source: 'official_api' as const,
    observedAt: NOW,
  };
  const found = read(snapshot({ limitMode: known, bankedResets }));
  expect(values(found.get('claude_ratelimit_mode'))).toEqual({ normal: 0, grace: 1, low_priority: 0 });
  expect(found.get('claude_ratelimit_banked_resets')?.points).toEqual([{ attributes: {}, value: 2 }]);
  expect(found.get('claude_ratelimit_banked_resets_expiry_time_seconds')?.points).toEqual([
    { attributes: {}, value: RESET / 1000 },
  ]);
  for (const nothing of [snapshot(), snapshot({ limitMode: normalMode, bankedResets: null })])
    for (const name of ['claude_ratelimit_mode', 'claude_ratelimit_banked_resets'])
      expect(read(nothing).get(name)?.points).toEqual([]);
});
