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

/** Minutes that the n-th 429 in a row costs. */
function minutes(n: number, retryAfterMs: number | null = null): number {
  const before: Cooldown | null = n === 0 ? null : { tokenHash: 'a', setAt: NOW, until: NOW, n: n - 1 };
  return (after(before, retryAfterMs).until - NOW) / MINUTE;
}

describe('a cooldown after a 429', () => {
  it('says all that is kept', () => {
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
  ])('of which %d came before lasts %d minutes', (n, expected) => {
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
  ])('with a Retry-After that is %s lasts as long as it should', (_name, retryAfterMs, expected) => {
    expect(minutes(0, retryAfterMs)).toBe(expected);
  });

  it('is no shorter than the Retry-After, and no shorter than its own length', () => {
    expect(minutes(1, 10 * MINUTE)).toBe(30);
    expect(minutes(4, 2 * HOUR)).toBe(120);
  });

  it('lasts up to five percent longer by chance, and its own length no more than an hour', () => {
    expect(after(null, null, 0.5).until - NOW).toBe(5 * MINUTE + 7.5 * SECOND);
    expect(after({ tokenHash: 'a', setAt: NOW, until: NOW, n: 4 }, null, 0.99).until - NOW).toBe(HOUR);
    expect(after(null, 10 * MINUTE, 0.99).until - NOW).toBe(10 * MINUTE);
    expect(Number.isInteger(after(null, null, 0.123456789).until)).toBe(true);
  });

  it('starts anew with another token', () => {
    expect(after(after(null, null), null, 0, 'b')).toMatchObject({
      tokenHash: 'b',
      n: 0,
      until: NOW + 5 * MINUTE,
    });
  });
});

describe('what is left of a cooldown', () => {
  const ten: Cooldown = { tokenHash: 'a', setAt: NOW, until: NOW + 10 * MINUTE, n: 0 };

  it('runs down to nothing', () => {
    expect(cooldownLeft(ten, 'a', NOW)).toBe(10 * MINUTE);
    expect(cooldownLeft(ten, 'a', NOW + 9 * MINUTE)).toBe(MINUTE);
    expect(cooldownLeft(ten, 'a', NOW + 10 * MINUTE - 1)).toBe(1);
    expect(cooldownLeft(ten, 'a', NOW + 10 * MINUTE)).toBeNull();
    expect(cooldownLeft(ten, 'a', NOW + HOUR)).toBeNull();
  });

  it('is nothing without one, or for another token', () => {
    expect(cooldownLeft(null, 'a', NOW)).toBeNull();
    expect(cooldownLeft(ten, 'b', NOW)).toBeNull();
  });

  it('is never more than it was, however far the clock was set back', () => {
    expect(cooldownLeft(ten, 'a', NOW - 2 * HOUR)).toBe(10 * MINUTE);
    expect(cooldownLeft(ten, 'a', 0)).toBe(10 * MINUTE);
  });

  it('is six hours at most, whatever was kept', () => {
    expect(cooldownLeft({ ...ten, until: NOW + 48 * HOUR }, 'a', NOW)).toBe(6 * HOUR);
  });

  it('is between five minutes and six hours right after any 429', () => {
    const lengths = fc.oneof(fc.constant(null), fc.double(), fc.integer({ min: -10, max: 1e9 }));
    fc.assert(
      fc.property(fc.array(lengths, { minLength: 1, maxLength: 12 }), fc.double(), (retries, random) => {
        let kept: Cooldown | null = null;
        for (const retryAfterMs of retries) {
          const next: Cooldown = after(kept, retryAfterMs, random);
          const left = cooldownLeft(next, 'a', NOW) ?? 0;
          expect(left).toBeGreaterThanOrEqual(kept === null ? 5 * MINUTE : 30 * MINUTE);
          expect(left).toBeLessThanOrEqual(6 * HOUR);
          kept = reviveCooldown(JSON.parse(JSON.stringify(next)));
          expect(kept).toEqual(next);
        }
      }),
      { seed: 5, numRuns: runs },
    );
  });
});

describe('a stored cooldown', () => {
  const kept = { tokenHash: 'a', setAt: 1, until: 2, n: 0 };

  it('is read back', () => {
    expect(reviveCooldown(kept)).toEqual(kept);
  });

  it.each([
    ...[null, undefined, 1, 'a', [], {}],
    ...[
      { ...kept, tokenHash: 1 },
      { ...kept, setAt: null },
      { ...kept, until: '2' },
      { ...kept, n: -1 },
    ],
    ...[
      { ...kept, until: Number.NaN },
      { ...kept, until: Number.POSITIVE_INFINITY },
    ],
    { setAt: 1, until: 2, n: 0 },
  ])('is not %j', (json) => {
    expect(reviveCooldown(json)).toBeNull();
  });
});
