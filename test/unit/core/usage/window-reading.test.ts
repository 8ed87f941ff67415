import { describe, expect, it } from 'vitest';
import { instantOf, percentOf, readingOfWindow } from '../../../../electron/core/usage/window-reading';
import { noteAfter, rowsOf, statuslineObservation } from '../../../../electron/sources/statusline-note';
import { readStatusline } from '../../../../electron/sources/statusline';
import { readLimitHeaders } from '../../../../electron/sources/headers';
import { parseUsage } from '../../../../electron/sources/usage-api/body/parse';

const NOW = Date.UTC(2026, 10, 21, 12);
const RESET = Date.UTC(2026, 10, 21, 15);

/** The five-hour window as each source reads it. */
function bySource(fraction: number, reset: string | number) {
  const context = { observedAt: NOW, account: 'a', httpStatus: 200, organizationId: null, premium: null };
  const api = parseUsage({ five_hour: { utilization: fraction * 100, resets_at: reset } }, context);
  const pairs = [
    ['anthropic-ratelimit-unified-5h-utilization', String(fraction)],
    ['anthropic-ratelimit-unified-5h-reset', String(reset)],
  ] as const;
  const line = readStatusline({
    rate_limits: { five_hour: { used_percentage: fraction * 100, resets_at: reset } },
  });
  const note = line && noteAfter(null, line, { now: NOW, earnedBy: NOW, isNamed: true });
  const rows = note === null ? [] : rowsOf(note);
  return {
    api: api.ok ? api.value.windows[0] : undefined,
    headers: readLimitHeaders(pairs, context).observation?.windows[0],
    statusline: rows.map((row) => statuslineObservation(row, 'a', NOW).windows[0])[0],
  };
}

describe('readings from the API, from headers and from the status line', () => {
  it.each([0.58, 0.07, 0.29, 0.57, 1.1, 0.996])('each source gives the same percent for %d', (fraction) => {
    const { api, headers, statusline } = bySource(fraction, RESET / 1000);
    const percent = Number((fraction * 100).toFixed(6));
    expect([api?.utilization, headers?.utilization, statusline?.utilization]).toEqual([
      percent,
      percent,
      percent,
    ]);
  });

  it.each([
    RESET / 1000,
    RESET,
    String(RESET / 1000),
    '2026-11-21T15:00:00Z',
    '2026-11-21T15:00:00.000Z',
    '2026-11-21T16:00:00+01:00',
    '2026-11-21T14:59:59.720441+00:00',
  ])('each source gives the same reset for %j', (reset) => {
    const { api, headers, statusline } = bySource(0.5, reset);
    expect([api?.resetsAt, headers?.resetsAt, statusline?.resetsAt]).toEqual([RESET, RESET, RESET]);
  });

  it('each source gives the same reset for half a second', () => {
    const { api, headers, statusline } = bySource(0.5, RESET / 1000 + 0.5);
    expect(api?.resetsAt).toBe(RESET);
    expect([headers?.resetsAt, statusline?.resetsAt]).toEqual([RESET + 500, RESET + 500]);
  });

  it('each source gives no reset for an unreadable time', () => {
    for (const reset of ['soon', 0, 1e15, -1]) {
      const { api, headers, statusline } = bySource(0.5, reset);
      expect([api?.resetsAt, headers?.resetsAt, statusline?.resetsAt]).toEqual([null, null, null]);
    }
  });
});

describe('percentOf', () => {
  it('percentOf removes the noise of binary fractions and nothing else', () => {
    expect(percentOf(0.58 * 100)).toBe(58);
    expect(percentOf(0.9884844)).toBe(0.9884844);
    expect(percentOf(1e-9)).toBe(1e-9);
    expect(Object.is(percentOf(-0), 0)).toBe(true);
    for (const odd of [null, -1, 1001, Number.NaN, Number.POSITIVE_INFINITY])
      expect(percentOf(odd)).toBeNull();
  });
});

describe('instantOf', () => {
  const date = '2026-11-21T14:59:59';

  it.each(['+99:99', '-99:99', '+24:00', '+00:60', '-9999', '+12:75'])(
    'gives no instant for the offset %s, which no zone has',
    (offset) => {
      expect(instantOf(date + offset)).toBeNull();
      expect(instantOf(`${date}.720441${offset}`)).toBeNull();
    },
  );

  it('subtracts each offset of a real zone', () => {
    const utc = Date.UTC(2026, 10, 21, 14, 59, 59);
    for (const [offset, minutes] of [
      ['+14:00', 840],
      ['-12:00', -720],
      ['+05:45', 345],
      ['+0530', 330],
      ['+23:59', 1439],
    ] as const)
      expect(instantOf(date + offset)).toBe(utc - minutes * 60_000);
  });
});

describe('readingOfWindow', () => {
  it('a reset is exact only if the source gives an epoch', () => {
    const window = { id: 'five_hour', label: '5-hour', percent: 1, severity: 'normal' } as const;
    const read = (reset: string, isExact: boolean) => readingOfWindow({ ...window, reset, isExact });
    expect(read('1795304984', true)).toMatchObject({ resetsAt: 1_795_304_984_000, exactReset: true });
    expect(read('2026-11-21T14:59:59.720441Z', true)).toMatchObject({ resetsAt: RESET, exactReset: false });
    expect(read('1795304984', false)).toMatchObject({ resetsAt: 1_795_305_000_000, exactReset: false });
    expect(instantOf('1e9')).toBeNull();
  });
});
