import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { efficiencyOf, efficiencyRule } from '../../../../electron/core/sessions/efficiency';
import { noTokens } from '../../../../electron/core/tokens/tokens';
import type { TokenSums } from '../../../../electron/core/usage/usage';

const of = (tokens: Partial<TokenSums>) => efficiencyOf({ ...noTokens, ...tokens });

describe('efficiencyOf', () => {
  it('returns null without input', () => {
    expect(of({})).toBeNull();
    expect(of({ output: 5 })).toBeNull();
  });

  it('reaches 100, although no more than 90 % of the input’s price can be saved', () => {
    expect(of({ cacheRead: 1e6 })).toMatchObject({ score: 100, grade: 'A+', reasons: [], tip: 'praise' });
  });

  it('weighs hits, reuse, output and cost', () => {
    const made = of({ input: 1000, output: 1000, cacheRead: 8000, cacheWrite5m: 1000 });
    expect(made?.scores.cache).toBeCloseTo(80);
    expect(made?.scores.reuse).toBe(100);
    expect(made?.scores.output).toBeCloseTo(80);
    // Paid: 1000 + 0.1 · 8000 + 1.25 · 1000 = 3050 of 10,000. Saved: 69.5 %, of at most 90 %.
    expect(made?.scores.cost).toBeCloseTo(69.5 / 0.9);
    expect(made?.score).toBeCloseTo(0.4 * 80 + 0.25 * 100 + 0.15 * 80 + (0.2 * 69.5) / 0.9);
    expect(made).toMatchObject({ grade: 'A', tip: 'praise', reuse: 8, outputRatio: 0.1, saved: 6950 });
    expect(made?.reasons[0]?.id).toBe('cache');
  });

  it('counts cache writes of an hour at twice the input’s price', () => {
    expect(of({ cacheWrite1h: 1000 })?.saved).toBe(-1000);
    expect(of({ cacheWrite5m: 1000 })?.saved).toBe(-250);
  });

  it.each([
    [{ input: 1000, cacheRead: 1000 }, 'cache'],
    [{ input: 10, cacheRead: 1000, cacheWrite5m: 1000 }, 'reuse'],
    [{ input: 9000, cacheRead: 1000, cacheWrite5m: 1000 }, 'cache'],
    [{ cacheRead: 7500, cacheWrite5m: 2500, output: 4000 }, 'output'],
    [{ cacheRead: 5_000_000, input: 600_000 }, 'input'],
    [{ cacheRead: 8000, input: 2500, cacheWrite5m: 800, output: 2500 }, 'solid'],
  ] as const)('gives for %j the tip %s', (tokens, tip) => {
    expect(of(tokens)?.tip).toBe(tip);
  });

  it('reaches every grade', () => {
    const grades = efficiencyRule.grades.map(({ grade }) => grade);
    expect(grades).toEqual(['A+', 'A', 'B', 'C', 'D', 'F']);
    expect(of({ input: 1000, output: 1000 })?.grade).toBe('F');
  });

  it('stays within 0 and 100, is the weighted mean, and its lost points add up to the rest', () => {
    const amount = fc.nat(1e9);
    const tokens = fc.record({
      input: amount,
      output: amount,
      cacheRead: amount,
      cacheWrite5m: amount,
      cacheWrite1h: amount,
    });
    fc.assert(
      fc.property(tokens, (each) => {
        const made = efficiencyOf(each);
        if (made === null) return;
        for (const score of [made.score, ...Object.values(made.scores)]) {
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(100);
        }
        const lost = made.reasons.reduce((sum, { points }) => sum + points, 0);
        expect(made.score + lost).toBeCloseTo(100);
      }),
      { seed: 78, numRuns: 300 },
    );
  });
});
