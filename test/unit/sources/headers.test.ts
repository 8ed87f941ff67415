import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLimitHeaders, type HeaderContext } from '../../../electron/sources/headers';
import { emptyTracker, observe, readWindows } from '../../../electron/core/tracker/tracker';
import { apiFixture } from '../../fakes/fixtures';

const NOW = Date.UTC(2026, 7, 28, 12);
const context: HeaderContext = { observedAt: NOW, account: 'a', httpStatus: 200, premium: null };
const P = 'anthropic-ratelimit-unified-';
type Pairs = readonly (readonly [string, string])[];

const fixture = (name: Parameters<typeof apiFixture>[0]): Pairs =>
  Object.entries(apiFixture(name) as Record<string, string>);
const read = (pairs: Pairs, more: Partial<HeaderContext> = {}) =>
  readLimitHeaders(pairs, { ...context, ...more });
const unified = (fields: Record<string, string>): Pairs =>
  Object.entries(fields).map(([name, value]) => [P + name, value]);

describe('readLimitHeaders: limits in response headers', () => {
  it('readLimitHeaders reads a live answer', () => {
    expect(read(fixture('headers-200-ok-2026-07-27')).observation).toMatchObject({
      source: 'response_headers',
      observedAt: NOW,
      httpStatus: 200,
      windows: [
        {
          id: 'five_hour',
          utilization: 1,
          resetsAt: 1785182400_000,
          exactReset: true,
          rawResetsAt: '1785182400',
        },
        { id: 'seven_day', utilization: 0, resetsAt: 1785751200_000, severity: 'normal' },
      ],
      extraUsage: { enabled: false, utilization: null, disabledReason: 'org_level_disabled', used: null },
    });
  });

  it('readLimitHeaders reads a warning and an overage that is used up', () => {
    const { observation } = read(fixture('headers-200-warning-overage-2026-08'));
    expect(observation?.windows.map(({ id, utilization, severity }) => [id, utilization, severity])).toEqual([
      ['five_hour', 13, 'normal'],
      ['seven_day', 94, 'warning'],
    ]);
    expect(observation?.extraUsage).toMatchObject({ enabled: true, utilization: 105 });
  });

  it('readLimitHeaders reads names of any case and the first of two', () => {
    const pairs: Pairs = [
      ['Anthropic-RateLimit-Unified-5h-Utilization', '0.5'],
      [`${P}5h-utilization`, '0.9'],
      ['Anthropic-Organization-Id', 'org'],
    ];
    expect(read(pairs).observation).toMatchObject({ windows: [{ utilization: 50 }], organizationId: 'org' });
  });

  it.each(['NaN', 'Infinity', '-0.1', '+0.1', '0,5', '0.51%', '1e-1', '0x1', '', ' ', '.5', '5.', 'null'])(
    'readLimitHeaders takes "%s" for no number, never for 0',
    (text) => {
      const { observation } = read(
        unified({ '5h-utilization': text, '5h-status': 'allowed', '5h-reset': text }),
      );
      expect(observation?.windows).toMatchObject([{ id: 'five_hour', utilization: null, resetsAt: null }]);
      expect(read(unified({ '5h-utilization': text })).observation).toBeNull();
    },
  );

  it('readLimitHeaders gives only finite numbers that are not negative', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.double(), (text, number) => {
        for (const value of [text, String(number)]) {
          const pairs = unified({ '7d-utilization': value, '7d-status': 'allowed', '7d-reset': value });
          const [window] = read(pairs).observation?.windows ?? [];
          expect(window?.utilization === null || (window?.utilization ?? -1) >= 0).toBe(true);
          expect(window?.resetsAt === null || Number.isFinite(window?.resetsAt)).toBe(true);
        }
      }),
      { seed: 6, numRuns: 300 },
    );
  });

  it('readLimitHeaders gives no window that is not named, and no alarm for one with an unknown status', () => {
    expect(read(unified({ reset: '1793491200', status: 'allowed' })).observation).toBeNull();
    expect(
      read(unified({ '5h-status': 'mystery', '5h-utilization': '0.3' })).observation?.windows,
    ).toMatchObject([{ utilization: 30, severity: 'normal' }]);
    expect(read(unified({ '5h-status': 'mystery' })).observation).toBeNull();
  });

  it('readLimitHeaders reads an account that has overage only', () => {
    const { observation } = read(
      unified({
        status: 'allowed',
        reset: '1793491200',
        'representative-claim': 'overage',
        'overage-in-use': 'true',
        'overage-status': 'allowed',
        'overage-utilization': '0.0',
      }),
    );
    expect(observation).toMatchObject({ windows: [], extraUsage: { enabled: true, utilization: 0 } });
  });

  it('readLimitHeaders names scoped windows as the API does', () => {
    const pairs = unified({
      '7d_sonnet-utilization': '0.05',
      '7d_oi-utilization': '1.0',
      '7d_oi-status': 'rejected',
    });
    expect(read(pairs).observation?.windows.map(({ id }) => id)).toEqual([
      'seven_day_overage_included',
      'seven_day_sonnet',
    ]);
    const premium = { id: 'seven_day_fable', label: '7-day Fable' };
    expect(read(pairs, { premium }).observation?.windows[0]).toMatchObject({
      ...premium,
      severity: 'reached',
    });
  });

  it('readLimitHeaders leaves the week of all models as it is after a 429 for the premium model', () => {
    const said = { '7d-utilization': '0.94', '7d-status': 'allowed', '7d-reset': '1788098400' };
    const scoped = { '7d_oi-utilization': '1.01', '7d_oi-status': 'rejected', '7d_oi-reset': '1788098400' };
    const { observation } = read(unified({ ...said, ...scoped, status: 'rejected' }), { httpStatus: 429 });
    if (observation === null) throw new Error('nothing was read');
    const { state } = observe(emptyTracker('a'), observation, NOW, { thresholds: [80] });
    const shown = readWindows(state, NOW, { staleAfterMs: 60_000 });
    expect(
      shown.map(({ id, severity, utilization, httpStatus }) => [id, severity, utilization, httpStatus]),
    ).toEqual([
      ['seven_day', 'warning', 94, 429],
      ['seven_day_overage_included', 'reached', 101, 429],
    ]);
  });

  it('readLimitHeaders takes the overall status for the window that binds', () => {
    const whole = { status: 'rejected', reset: '1785182400', 'representative-claim': 'five_hour' };
    expect(read(unified({ ...whole, '5h-utilization': '1.0' })).observation?.windows).toMatchObject([
      { id: 'five_hour', severity: 'reached', resetsAt: 1785182400_000 },
    ]);
  });

  it('readLimitHeaders reads a reset in ISO 8601', () => {
    const pairs = unified({ '5h-utilization': '0.1', '5h-reset': '2026-08-28T15:00:00Z' });
    expect(read(pairs).observation?.windows).toMatchObject([{ resetsAt: NOW + 3 * 3_600_000 }]);
  });

  it('readLimitHeaders reads the limits of an API key, which are no windows', () => {
    const pairs: Pairs = [
      ['anthropic-ratelimit-requests-limit', '1000'],
      ['anthropic-ratelimit-requests-remaining', '999'],
      ['anthropic-ratelimit-requests-reset', '2025-08-21T12:40:59Z'],
      ['anthropic-ratelimit-input-tokens-limit', 'lots'],
    ];
    expect(read(pairs)).toEqual({
      observation: null,
      apiKeyLimits: [
        { kind: 'requests', limit: 1000, remaining: 999, resetsAt: Date.UTC(2025, 7, 21, 12, 40, 59) },
        { kind: 'input-tokens', limit: null, remaining: null, resetsAt: null },
      ],
    });
  });
});
