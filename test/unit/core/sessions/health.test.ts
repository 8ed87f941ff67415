import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { healthOf, type Turn } from '../../../../electron/core/sessions/health';
import { noTokens } from '../../../../electron/core/tokens/tokens';
import type { TokenSums } from '../../../../electron/core/usage/usage';

const HOUR = 3_600_000;
const now = 100 * HOUR;

function turn(tokens: Partial<TokenSums>, more: Partial<Turn> = {}): Turn {
  return {
    at: now - 60_000,
    model: 'claude-opus-5-5',
    tokens: { ...noTokens, ...tokens },
    sidechain: false,
    ...more,
  };
}

describe('healthOf', () => {
  it('returns null unless the session has a turn in the last half hour', () => {
    expect(healthOf([], now)).toBeNull();
    expect(healthOf([turn({ input: 1 }, { at: now - HOUR / 2 - 1 })], now)).toBeNull();
    expect(healthOf([turn({ input: 1 }, { at: now - HOUR / 2 })], now)).toMatchObject({ level: 'ok' });
  });

  it('counts cache writes as part of the context', () => {
    const health = healthOf([turn({ input: 10, cacheRead: 100_000, cacheWrite1h: 60_000 })], now);
    expect(health).toMatchObject({ context: 160_010, level: 'warn', advice: 'compact' });
    expect(health?.reasons[0]).toEqual({ id: 'context', tokens: 160_010, size: 200_000 });
  });

  it('uses the real context of the model', () => {
    const large = turn({ cacheRead: 160_000 }, { model: 'claude-sonnet-5[1m]' });
    expect(healthOf([large], now)).toMatchObject({ level: 'ok', contextSize: 1_000_000 });
    const grown = turn({ cacheRead: 800_000 });
    expect(healthOf([grown], now)?.reasons).toContainEqual({
      id: 'context',
      tokens: 800_000,
      size: 1_000_000,
    });
  });

  it('does not use a sub-agent’s turn as the latest one', () => {
    const own = turn({ cacheRead: 160_000 }, { at: now - 120_000 });
    const agent = turn({ cacheRead: 5000 }, { sidechain: true });
    expect(healthOf([own, agent], now)).toMatchObject({ context: 160_000, looked: 1 });
    expect(healthOf([agent], now)).toBeNull();
  });

  it('has the same threshold for a turn of every model', () => {
    const cached = { cacheRead: 130_000, output: 1000 };
    for (const model of ['claude-opus-5', 'claude-haiku-4-5'])
      expect(healthOf([turn(cached, { model })], now)).toMatchObject({ level: 'ok', perTurn: 14_000 });
    const heavy = turn({ input: 70_000, cacheRead: 50_000 });
    expect(healthOf([heavy], now)).toMatchObject({ level: 'info', advice: 'smallerSteps' });
  });

  it('warns of cache misses only if much is written', () => {
    const missing = { input: 1000, cacheRead: 3000, cacheWrite5m: 20_000 };
    const turns = [1, 2, 3].map(() => turn(missing));
    expect(healthOf(turns, now)).toMatchObject({ level: 'warn', advice: 'avoidPauses' });
    expect(healthOf(turns.slice(0, 2), now)).toMatchObject({ level: 'ok' });
  });

  it('notes an old session, and gives one advice for several reasons', () => {
    const first = turn({ input: 1 }, { at: now - 4 * HOUR });
    expect(healthOf([first, turn({ cacheRead: 10 })], now)).toMatchObject({ level: 'info', advice: 'clear' });
    const both = healthOf([first, turn({ cacheRead: 190_000 })], now);
    expect(both?.reasons.map(({ id }) => id)).toEqual(['context', 'age']);
    expect(both?.advice).toBe('compact');
  });

  it('has no hit rate without input', () => {
    expect(healthOf([turn({ output: 5 })], now)).toMatchObject({ hit: null, level: 'ok' });
  });

  it('has a reason exactly if it is not ok, in any order of turns', () => {
    const tokens = fc.record({
      input: fc.nat(3e5),
      output: fc.nat(1e5),
      cacheRead: fc.nat(1e6),
      cacheWrite5m: fc.nat(1e5),
      cacheWrite1h: fc.nat(1e5),
    });
    const turns = fc.array(
      fc.record({
        at: fc.integer({ min: now - 5 * HOUR, max: now }),
        model: fc.constantFrom('claude-opus-5', 'x'),
        tokens,
        sidechain: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(turns, (each) => {
        const health = healthOf(each, now);
        if (health === null) return;
        expect(health.level === 'ok').toBe(health.reasons.length === 0);
        expect(health.level === 'ok').toBe(health.advice === 'keepGoing');
        expect(health.context).toBeLessThanOrEqual(Math.max(health.contextSize, 1.7e6));
      }),
      { seed: 77, numRuns: 300 },
    );
  });
});
