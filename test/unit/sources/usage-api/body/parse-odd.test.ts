import { describe, expect, test } from 'vitest';
import { parseUsage, parseUsageText } from '../../../../../electron/sources/usage-api/body/parse';
import { CONTEXT, NOW, parsed, RESET, scoped } from '../support';

const HOUR = 3_600_000;

describe('parseUsage with odd answers', () => {
  test.each([
    {},
    [],
    null,
    'x',
    7,
    true,
    undefined,
    { five_hour: null, seven_day: null },
    { five_hour: {} },
    { extra_usage: {} },
    { limits: [] },
  ])('parseUsage with odd answers %j is a changed contract', (body) => {
    expect(parseUsage(body, CONTEXT)).toMatchObject({ ok: false, error: { kind: 'contract_changed' } });
  });

  test('parseUsage with odd answers a changed answer is described by its keys, never by values', () => {
    const result = parseUsage({ weekly: { used: 'sk-ant-oat01-secret' }, 'a b': 1 }, CONTEXT);
    expect(result).toMatchObject({
      error: { detail: 'no window and no money under the keys [weekly, (odd key)]' },
    });
  });

  test('an answer of an enterprise account has money and no window', () => {
    const usage = parsed({
      five_hour: null,
      seven_day: null,
      spend: {
        enabled: true,
        used: { amount_minor: 1802, currency: 'USD', exponent: 2 },
        limit: { amount_minor: 30000, currency: 'USD', exponent: 2 },
      },
    });
    expect(usage.windows).toEqual([]);
    expect(usage.extraUsage).toMatchObject({
      used: { amount: 18.02 },
      limit: { amount: 300 },
      utilization: 6.006667,
    });
  });

  test('parseUsage with odd answers new keys and unreadable values are reported separately', () => {
    const usage = parsed({
      five_hour: { utilization: -3, resets_at: 'x' },
      seven_day: 'gone',
      limits: [scoped('Fable', 5), { kind: 'new_thing', percent: 3 }],
      extra_usage: { is_enabled: true, used_credits: 'many' },
      monthly: { total: 3 },
      tangelo: null,
    });
    expect(usage.unknown).toEqual(['monthly']);
    expect([...usage.odd].sort()).toEqual(
      [
        'extra_usage.used_credits',
        'five_hour.resets_at',
        'five_hour.utilization',
        'limits[1]',
        'seven_day',
      ].sort(),
    );
  });

  test('a reset far from now is unknown, and its raw text stays in the reading', () => {
    const resetsAt = (text: string, serverDate: number | null = null) =>
      parsed({ five_hour: { utilization: 1, resets_at: text } }, { serverDate }).windows[0];
    expect(resetsAt('2025-09-01T00:00:00Z')).toMatchObject({
      resetsAt: null,
      rawResetsAt: '2025-09-01T00:00:00Z',
    });
    expect(resetsAt('2027-12-01T00:00:00Z')).toMatchObject({ resetsAt: null });
    expect(resetsAt('2026-09-30T00:00:00Z')?.resetsAt).toBe(NOW - 36 * HOUR);
    // With this computer's clock in 1970 the server's own clock decides.
    const off = parsed(
      { five_hour: { utilization: 1, resets_at: RESET } },
      { observedAt: 0, serverDate: NOW },
    );
    expect(off.windows[0]?.resetsAt).toBe(Date.parse(RESET));
  });

  test('an answer with a flood of windows costs little and gives at most 50, the main ones first', () => {
    const limits = Array.from({ length: 100_000 }, (_each, index) => scoped(`M${String(index)}`, 1));
    const many = Object.fromEntries(
      Array.from({ length: 100_000 }, (_each, index) => [`k${String(index)}`, { utilization: 1 }]),
    );
    const started = process.cpuUsage();
    const usage = parsed({ ...many, limits, five_hour: { utilization: 1 }, seven_day: { utilization: 2 } });
    // CPU time, so that a busy machine does not matter; it takes about 0.15 s.
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(2000);
    expect(usage.windows).toHaveLength(50);
    expect(usage.windows.slice(0, 2).map((each) => each.id)).toEqual(['five_hour', 'seven_day']);
    expect(usage.unknown).toHaveLength(50);
  });

  test('parseUsage with odd answers keys of the object prototype become no windows', () => {
    const text =
      '{"five_hour":{"utilization":1},"__proto__":{"utilization":9},"constructor":{"utilization":9},"a":{"__proto__":{"utilization":9}}}';
    const result = parseUsageText(text, CONTEXT);
    expect(result.ok && result.value.windows.map((each) => each.id)).toEqual(['five_hour']);
    expect(({} as Record<string, unknown>)['utilization']).toBeUndefined();
  });

  test('parseUsage with odd answers the breakdown leaves odd rows out', () => {
    const row = (key: unknown, percent: unknown) => ({ key, percent });
    const usage = parsed({
      five_hour: { utilization: 1 },
      seven_day_breakdown: { rows: [row('chat', 40), row('x', 140), row(null, 3), row('other', '60'), null] },
    });
    expect(usage.breakdown).toEqual([
      { key: 'chat', label: 'chat', percent: 40 },
      { key: 'other', label: 'other', percent: 60 },
    ]);
    expect('breakdown' in parsed({ five_hour: { utilization: 1 }, seven_day_breakdown: 'x' })).toBe(false);
  });
});
