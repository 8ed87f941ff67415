import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cooldownAfter,
  cooldownLeft,
  reviveCooldown,
  type Cooldown,
} from '../../../../electron/core/polling/cooldown';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const NOW = Date.UTC(2026, 10, 21, 20, 0, 0);
const runs = process.env.QUOTIDE_LONG ? 10_000 : 300;

function after(
  previous: Cooldown | null,
  retryAfterMs: number | null,
  random = 0,
  tokenHash = 'a',
): Cooldown {
  return cooldownAfter(previous, { tokenHash, retryAfterMs }, NOW, random);
}

/** The cooldown in minutes after the n-th 429 in a row. */
function minutes(n: number, retryAfterMs: number | null = null): number {
  const before: Cooldown | null = n === 0 ? null : { tokenHash: 'a', setAt: NOW, until: NOW, n: n - 1 };
  return (after(before, retryAfterMs).until - NOW) / MINUTE;
}

describe('cooldownAfter', () => {
  it('a cooldown has its token, start, end and count', () => {
    expect(after(null, null)).toEqual({ tokenHash: 'a', setAt: NOW, until: NOW + 5 * MINUTE, n: 0 });
    expect(after(after(null, null), null)).toEqual({
      tokenHash: 'a',
      setAt: NOW,
      until: NOW + 30 * MINUTE,
      n: 1,
    });
  });

  it.each([
    [0, 5],
    [1, 30],
    [2, 30],
    [3, 40],
    [4, 60],
    [5, 60],
    [500, 60],
    [5000, 60],
  ])('a cooldown after %d earlier ones lasts %d minutes', (n, expected) => {
    expect(minutes(n)).toBe(expected);
  });

  it.each([
    ['absent', null, 5],
    ['zero', 0, 5],
    ['half a second', 500, 5],
    ['a second', SECOND, 5],
    ['ten minutes', 10 * MINUTE, 10],
    ['six hours', 6 * HOUR, 360],
    ['a day', 24 * HOUR, 360],
    ['a trillion seconds', 1e15, 360],
    ['negative', -5 * SECOND, 5],
    ['no number', Number.NaN, 5],
    ['endless', Number.POSITIVE_INFINITY, 5],
  ])('a Retry-After that is %s gives a cooldown within the limits', (_name, retryAfterMs, expected) => {
    expect(minutes(0, retryAfterMs)).toBe(expected);
  });

  it('a cooldown is no shorter than the Retry-After, and no shorter than its back-off', () => {
    expect(minutes(1, 10 * MINUTE)).toBe(30);
    expect(minutes(4, 2 * HOUR)).toBe(120);
  });

  it('a cooldown is up to five percent longer at random, and its back-off at most an hour', () => {
    expect(after(null, null, 0.5).until - NOW).toBe(5 * MINUTE + 7.5 * SECOND);
    expect(after({ tokenHash: 'a', setAt: NOW, until: NOW, n: 4 }, null, 0.99).until - NOW).toBe(HOUR);
    expect(after(null, 10 * MINUTE, 0.99).until - NOW).toBe(10 * MINUTE);
    expect(Number.isInteger(after(null, null, 0.123456789).until)).toBe(true);
  });

  it('another token starts with the first cooldown', () => {
    expect(after(after(null, null), null, 0, 'b')).toMatchObject({
      tokenHash: 'b',
      n: 0,
      until: NOW + 5 * MINUTE,
    });
  });
});

describe('cooldownLeft', () => {
  const ten: Cooldown = { tokenHash: 'a', setAt: NOW, until: NOW + 10 * MINUTE, n: 0 };

  it('the cooldown left falls to nothing', () => {
    expect(cooldownLeft(ten, 'a', NOW)).toBe(10 * MINUTE);
    expect(cooldownLeft(ten, 'a', NOW + 9 * MINUTE)).toBe(MINUTE);
    expect(cooldownLeft(ten, 'a', NOW + 10 * MINUTE - 1)).toBe(1);
    expect(cooldownLeft(ten, 'a', NOW + 10 * MINUTE)).toBeNull();
    expect(cooldownLeft(ten, 'a', NOW + HOUR)).toBeNull();
  });

  it('without a cooldown, or for another token, nothing is left', () => {
    expect(cooldownLeft(null, 'a', NOW)).toBeNull();
    expect(cooldownLeft(ten, 'b', NOW)).toBeNull();
  });

  it('after a clock was set back, no more is left than the cooldown’s length', () => {
    expect(cooldownLeft(ten, 'a', NOW - 2 * HOUR)).toBe(10 * MINUTE);
    expect(cooldownLeft(ten, 'a', 0)).toBe(10 * MINUTE);
  });

  it('at most six hours are left, for any stored cooldown', () => {
    expect(cooldownLeft({ ...ten, until: NOW + 48 * HOUR }, 'a', NOW)).toBe(6 * HOUR);
  });

  it('right after any 429, between five minutes and six hours are left', () => {
    const lengths = fc.oneof(fc.constant(null), fc.double(), fc.integer({ min: -10, max: 1e9 }));
    fc.assert(
      fc.property(fc.array(lengths, { minLength: 1, maxLength: 12 }), fc.double(), (retries, random) => {
        let stored: Cooldown | null = null;
        for (const retryAfterMs of retries) {
          const next: Cooldown = after(stored, retryAfterMs, random);
          const left = cooldownLeft(next, 'a', NOW) ?? 0;
          expect(left).toBeGreaterThanOrEqual(stored === null ? 5 * MINUTE : 30 * MINUTE);
          expect(left).toBeLessThanOrEqual(6 * HOUR);
          stored = reviveCooldown(JSON.parse(JSON.stringify(next)));
          expect(stored).toEqual(next);
        }
      }),
      { seed: 5, numRuns: runs },
    );
  });
});

describe('reviveCooldown', () => {
  const stored = { tokenHash: 'a', setAt: 1, until: 2, n: 0 };

  it('a stored cooldown is loaded unchanged', () => {
    expect(reviveCooldown(stored)).toEqual(stored);
  });

  it.each([
    ...[null, undefined, 1, 'a', [], {}],
    ...[
      { ...stored, tokenHash: 1 },
      { ...stored, setAt: null },
      { ...stored, until: '2' },
      { ...stored, n: -1 },
    ],
    ...[
      { ...stored, until: Number.NaN },
      { ...stored, until: Number.POSITIVE_INFINITY },
    ],
    { setAt: 1, until: 2, n: 0 },
  ])('%j is no stored cooldown', (json) => {
    expect(reviveCooldown(json)).toBeNull();
  });
});
