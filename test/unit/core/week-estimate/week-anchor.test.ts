import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { communityTokens, planOfTier } from '../../../../electron/core/estimate/budgets';
import {
  guessedWeek,
  officialWeek,
  weekAt,
  weekFrom,
  weekUse,
} from '../../../../electron/core/week-estimate/week-anchor';
import { editWeek } from '../../../../electron/core/week-estimate/week-edit';
import { noTokens } from '../../../../electron/core/tokens/tokens';
import { DAY, HOUR, reading, use } from '../estimate/make';

const now = 100 * DAY;
const week = weekFrom(now - 2 * DAY, 'manual');
const edit = (request: unknown, anchor = week) => editWeek(anchor, request, { now, plan: 'pro' });
const edited = (request: unknown, anchor = week) => {
  const result = edit(request, anchor);
  if (!result.ok || result.value === null) throw new Error('refused');
  return result.value;
};

describe('editWeek', () => {
  it.each([
    [null, 'form'],
    ['{bad json', 'form'],
    [[], 'form'],
    [7, 'form'],
    [{}, 'empty'],
    [{ sync: 'yes' }, 'form'],
    [{ sync: true, percent: 4 }, 'form'],
    [{ unknown: 1 }, 'form'],
    [{ startedAt: 'now' }, 'time'],
    [{ startedAt: NaN }, 'time'],
    [{ startedAt: now - 8 * DAY }, 'tooOld'],
    [{ percent: 101 }, 'percent'],
    [{ percent: -1 }, 'percent'],
    [{ percent: '7' }, 'percent'],
    [{ baseline: 24e6 }, 'baseline'],
    [{ percent: 1, baseline: 1 }, 'both'],
  ])('the edit %j is refused with %s', (request, error) => {
    expect(edit(request)).toEqual({ ok: false, error });
  });

  it('an edit in tokens needs a plan', () => {
    expect(editWeek(week, { baseline: 1 }, { now, plan: null })).toEqual({ ok: false, error: 'noPlan' });
  });

  it('any edit is accepted or refused, and the old anchor does not change', () => {
    const before = JSON.stringify(week);
    fc.assert(
      fc.property(fc.anything(), (request) => {
        const result = edit(request);
        if (result.ok && result.value !== null) expect(result.value.startedAt).toBeLessThanOrEqual(now);
        expect(JSON.stringify(week)).toBe(before);
      }),
      { seed: 74, numRuns: 500 },
    );
  });

  it('an edit of the percent alone does not move the reset', () => {
    const after = edited({ percent: 32 });
    expect(after).toMatchObject({ startedAt: week.startedAt, percent: 32, savedAt: now });
    expect(weekUse(after, 'pro', [], now)).toMatchObject({ percent: 32, resetsAt: week.startedAt + 7 * DAY });
  });

  it('use before the edit of the percent does not count twice', () => {
    const uses = [
      use(now - HOUR, { input: 23e5 }),
      use(now, { input: 23e5 }),
      use(now + HOUR, { input: 23e5 }),
    ];
    expect(weekUse(edited({ percent: 32 }), 'pro', uses, now + 2 * HOUR).percent).toBeCloseTo(42);
    expect(weekUse(edited({ percent: 0 }), 'pro', uses, now + 2 * HOUR).percent).toBeCloseTo(20);
    expect(weekUse(edited({ baseline: 115e5 }), 'pro', uses, now + 2 * HOUR).percent).toBeCloseTo(60);
  });

  it('a start in the future counts as now', () => {
    expect(edited({ startedAt: now + DAY })).toMatchObject({
      startedAt: now,
      savedAt: now,
      source: 'manual',
    });
  });

  it('a sync starts the week now, and a clear deletes the anchor', () => {
    expect(edited({ sync: true })).toEqual(weekFrom(now, 'manual'));
    expect(edit({ clear: true })).toEqual({ ok: true, value: null });
  });
});

describe('weekUse, guessedWeek, officialWeek and weekAt', () => {
  it('the parts of a week and the percent of the edit add up to its percent', () => {
    const uses = [
      use(now + 1, { input: 1e6 }, 'claude-opus-5-5'),
      use(now + 2, { output: 1e6 }),
      use(now + 3, { cacheRead: 1e7 }, 'claude-haiku-4-5'),
    ];
    const used = weekUse(edited({ percent: 10 }), 'pro', uses, now + DAY);
    const parts = Object.values(used.byFamily).reduce((sum, part) => sum + part, used.before);
    expect(parts).toBeCloseTo(used.percent);
    expect(used.byFamily.opus).toBeCloseTo((100 * 5) / 23);
    expect(used.used + used.left).toBe(23e6);
  });

  it('the first use of the last seven days gives a guessed week, which has no reset', () => {
    const uses = [use(now - 9 * DAY), use(now - 3 * DAY), use(now - DAY)];
    const guess = guessedWeek(uses, now);
    expect(guess).toEqual(weekFrom(now - 3 * DAY, 'auto'));
    expect(weekUse(guess, 'pro', uses, now).resetsAt).toBeNull();
    expect(guessedWeek([], now).startedAt).toBe(now);
  });

  it('an official reading gives the reset and the percent', () => {
    const official = reading(58, now, { resetsAt: now + 3 * DAY });
    const anchor = officialWeek(guessedWeek([use(now - 2 * DAY, { input: 23e6 })], now), official);
    const used = weekUse(anchor, 'pro', [use(now - 2 * DAY, { input: 23e6 })], now);
    expect(used).toMatchObject({ percent: 58, resetsAt: now + 3 * DAY });
    expect(officialWeek(week, { ...official, resetsAt: null })).toBe(week);
    expect(officialWeek(week, { ...official, window: 'five_hour' })).toBe(week);
  });

  it('a known week repeats every seven days, and a guessed one starts with the first use after its end', () => {
    const known = weekAt({ ...week, percent: 50 }, [use(now + 6 * DAY)], now + 20 * DAY);
    expect(known).toEqual(weekFrom(week.startedAt + 21 * DAY, 'manual'));
    const guess = weekFrom(now, 'auto');
    expect(weekAt(guess, [use(now + 8 * DAY)], now + 9 * DAY)).toEqual(weekFrom(now + 8 * DAY, 'auto'));
    expect(weekAt(guess, [], now + 9 * DAY)).toEqual(weekFrom(now + 7 * DAY, 'auto'));
    expect(weekAt(guess, [], now + DAY)).toBe(guess);
  });
});

describe('communityTokens and planOfTier', () => {
  it('cache writes of an hour count twice', () => {
    const written = (tokens: object) => communityTokens('claude-sonnet-5', { ...noTokens, ...tokens });
    expect(written({ cacheWrite1h: 1e6 })).toBe(2e6);
    expect(written({ cacheWrite5m: 1e6 })).toBe(1.25e6);
    expect(communityTokens('claude-opus-5', { ...noTokens, cacheRead: 1e6 })).toBe(5e5);
  });

  it.each([
    ['default_claude_max_5x', 'max_5x'],
    ['default_claude_max_20x', 'max_20x'],
    ['claude_pro', 'pro'],
    ['default_claude_ai', null],
    ['team_max_2025_01_20', null],
    [null, null],
  ])('the tier %s is the plan %s', (tier, plan) => {
    expect(planOfTier(tier)).toBe(plan);
  });
});
