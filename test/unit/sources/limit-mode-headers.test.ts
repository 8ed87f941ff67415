import fs from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLimitHeaders } from '../../../electron/sources/headers';
import { readLimitMode } from '../../../electron/sources/limit-mode-headers';

const NOW = Date.UTC(2026, 10, 30, 12);
const RESET = 1_796_061_600_000;
const P = 'anthropic-ratelimit-unified-';

const fixture = (name: string) =>
  Object.entries(
    JSON.parse(fs.readFileSync(`test/fixtures/limit-mode/${name}.json`, 'utf8')) as Record<string, string>,
  );
const unified = (fields: Readonly<Record<string, string>>) =>
  Object.entries(fields).map(([name, value]) => [P + name, value] as const);
const read = (fields: Readonly<Record<string, string>>) => readLimitMode(unified(fields), NOW);

const lane = { status: null, isOffered: false, usedPercent: null, resetsAt: null, retryAt: null };

describe('the headers about how Claude goes on at a limit', () => {
  it.each([
    [
      'slow-active',
      {
        slow: { status: 'active', isOffered: true, usedPercent: 60, resetsAt: RESET, retryAt: NOW + 120_000 },
      },
    ],
    [
      'slow-waiting',
      {
        slow: {
          status: 'slot_busy',
          isOffered: false,
          usedPercent: 25,
          resetsAt: RESET,
          retryAt: NOW + 30_000,
        },
      },
    ],
    ['slow-offered', { slow: { ...lane, status: 'off', isOffered: true } }],
    ['slow-not-offered', { slow: lane }],
    [
      'slow-used-up',
      { slow: { ...lane, status: 'budget_exhausted', isOffered: true, usedPercent: 100, resetsAt: RESET } },
    ],
    ['grace-active', { grace: { isActive: true, paidBy: 'allowance' } }],
    ['grace-paid-by-credits', { grace: { isActive: true, paidBy: 'credits' } }],
    ['grace-eligible', { grace: { isActive: false, paidBy: null } }],
    ['extra-team-in-use', { extra: { scope: 'team', period: 'monthly', inUse: true, isPaused: null } }],
    ['extra-channel-in-use', { extra: { scope: 'channel', period: null, inUse: true, isPaused: null } }],
    ['extra-own-paused', { extra: { scope: 'own', period: null, inUse: false, isPaused: true } }],
  ])('the headers of %s give exactly its facts', (name, expected) => {
    expect(readLimitMode(fixture(name), NOW)).toEqual({ slow: null, grace: null, extra: null, ...expected });
  });

  it('the limit mode is over where a response does not name it', () => {
    expect(read({ '5h-utilization': '1.0', 'overage-status': 'rejected' })).toEqual({
      slow: null,
      grace: null,
      extra: null,
    });
  });

  it('the limit mode is read with hyphens or underscores, with and without "unified", in any case', () => {
    const spellings = [
      'anthropic-ratelimit-unified-slow-status',
      'anthropic-ratelimit-unified-slow_status',
      'Anthropic-RateLimit-Unified-Slow-Status',
      'anthropic-ratelimit-slow-status',
      'anthropic_ratelimit_unified_slow_status',
      'anthropic-ratelimit-unified-low-priority-status',
    ];
    for (const name of spellings)
      for (const value of ['slot_busy', 'slot-busy', 'Slot Busy', ' SLOT_BUSY '])
        expect(readLimitMode([[name, value]], NOW), `${name}: ${value}`).toMatchObject({
          slow: { status: 'slot_busy' },
        });
  });

  it.each(['active', 'in_grace', 'granted', 'on', 'true', '1'])(
    'the grace window runs with the status "%s"',
    (value) => {
      expect(read({ 'grace-status': value }).grace).toEqual({ isActive: true, paidBy: null });
    },
  );

  it.each(['eligible', 'ineligible', 'off', 'expired', 'exhausted', 'false', '0'])(
    'the grace window does not run with the status "%s"',
    (value) => {
      expect(read({ 'grace-status': value }).grace).toEqual({ isActive: false, paidBy: null });
    },
  );

  it('the limit mode’s end may be seconds, milliseconds, ISO 8601, an HTTP date or a wait, and nothing else', () => {
    const at = (value: string) =>
      read({ 'slow-status': 'active', 'slow-budget-reset': value }).slow?.resetsAt;
    const hour = NOW + 3_600_000;
    const good = [
      String(hour / 1000),
      String(hour),
      new Date(hour).toISOString(),
      new Date(hour).toUTCString(),
    ];
    for (const value of [...good, '3600', '3600s', '60m', '1h']) expect(at(value), value).toBe(hour);
    for (const value of ['', 'soon', '-5', '1e9', 'NaN', '99999999999999', '2038-13-01T00:00:00Z', '12/24'])
      expect(at(value), value).toBeNull();
  });

  it('the limit mode is without a share that is no number, and never has 0 for it', () => {
    for (const value of ['', 'NaN', '-0.1', '60%', '1e-1', 'Infinity', '0,6', 'null'])
      expect(read({ 'slow-status': 'active', 'slow-budget-utilization': value }).slow, value).toMatchObject({
        status: 'active',
        usedPercent: null,
      });
  });

  it('an unknown status gives neither lane nor grace window, also beside a known offer', () => {
    const values = fc.string({ maxLength: 20 }).filter((text) => !/^[\w -]*$/.test(text) || text.length > 14);
    fc.assert(
      fc.property(values, values, fc.constantFrom('treatment', 'control', 'x'), (slow, grace, offer) => {
        const word = read({ 'slow-status': slow, 'slow-offer': offer, 'grace-status': grace });
        expect(word).toEqual({ extra: null });
      }),
      { seed: 5, numRuns: process.env['QUOTIDE_LONG'] ? 20_000 : 300 },
    );
  });

  it('the reader of the limit mode never throws, and takes no name of a prototype for a scope', () => {
    const anything = fc.array(
      fc.tuple(
        fc.constantFrom(
          'slow-offer',
          'slow-status',
          'slow-retry-after',
          'grace-status',
          'overage-scope',
          'overage-in-use',
        ),
        fc.oneof(fc.string(), fc.constantFrom('constructor', '__proto__', 'toString')),
      ),
    );
    fc.assert(
      fc.property(anything, (pairs) => {
        const word = readLimitMode(
          pairs.map(([name, value]) => [P + name, value] as const),
          NOW,
        );
        expect([null, 'own', 'team', 'channel', undefined]).toContain(word.extra?.scope);
      }),
      { seed: 6, numRuns: process.env['QUOTIDE_LONG'] ? 20_000 : 300 },
    );
  });

  it('the limit mode goes with the windows of the same response', () => {
    const context = { observedAt: NOW, account: 'a', httpStatus: 200, premium: null };
    expect(readLimitHeaders(fixture('grace-active'), context).observation).toMatchObject({
      windows: [
        { id: 'five_hour', utilization: 100 },
        { id: 'seven_day', utilization: 63 },
      ],
      limitMode: { grace: { isActive: true } },
    });
    // Alone it is worth an observation too.
    expect(readLimitHeaders(unified({ 'slow-status': 'active' }), context).observation).toMatchObject({
      windows: [],
    });
    expect(readLimitHeaders([['request-id', 'x']], context).observation).toBeNull();
  });
});
