import { describe, expect, it } from 'vitest';
import { createTodayTokens } from '../../../../electron/app/ledger/today-tokens';
import { noFacts } from '../../../../electron/core/snapshot/snapshot';
import { useOf } from '../../../fakes/token-use';
import { DAY, HOUR, KEY, newHistory, START } from '../../history/support';

const quiet = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
const log = { ...quiet, scope: () => log };
const account = { key: KEY, plan: null, tier: null, organizationId: KEY, name: null };
const facts = { ...noFacts, account };
const ONE = 1111;

/** The midnight of the day of `START` in Berlin, an hour before that of UTC. */
const midnight = Date.parse('2026-11-20T23:00:00Z');
const day = Math.floor(START / DAY) * DAY;

function counting(timeZone = 'UTC') {
  const history = newHistory();
  const tokens = createTodayTokens(history, () => timeZone, log);
  return {
    add: (...uses: Parameters<typeof history.ledger.add>[0]) => {
      history.ledger.add(uses);
      tokens.changed();
    },
    at: (now: number, shown = facts) => tokens.count(shown, now).today,
  };
}

describe('createTodayTokens', () => {
  it('counts tokens since midnight with the model that used most of them, and each of the six days before', () => {
    const { add, at } = counting();
    add(
      useOf('a', { at: day + 1, account: KEY }),
      useOf('b', { at: day + 2, account: KEY }),
      useOf('c', { at: day + 3, account: KEY, model: 'claude-sonnet-5-5' }),
      useOf('d', { at: day - 1, account: KEY }),
      useOf('e', { at: day - 6 * DAY, account: null }),
      useOf('too old', { at: day - 6 * DAY - 1, account: KEY }),
      useOf('of another account', { at: day + 4, account: 'another' }),
    );
    const today = at(day + 20 * HOUR);
    expect(today?.tokens).toBe(3 * ONE);
    expect(today?.most?.family).toBe('opus');
    expect(today?.most?.percent).toBeCloseTo(66.7, 1);
    expect(today?.days).toEqual([ONE, 0, 0, 0, 0, ONE, 3 * ONE]);
  });

  it('begins a day at the midnight of the user’s time zone', () => {
    const { add, at } = counting('Europe/Berlin');
    add(useOf('a', { at: midnight - 1, account: KEY }), useOf('b', { at: midnight, account: KEY }));
    const { tokens, days } = at(midnight + HOUR) ?? {};
    expect(tokens).toBe(ONE);
    expect(days?.slice(-2)).toEqual([ONE, ONE]);
  });

  it('counts again when the ledger has changed, and when the next day has begun', () => {
    const { add, at } = counting();
    add(useOf('a', { at: day + 1, account: KEY }));
    expect(at(day + HOUR)?.tokens).toBe(ONE);
    add(useOf('b', { at: day + 2, account: KEY }));
    expect(at(day + HOUR)?.tokens).toBe(2 * ONE);
    const tomorrow = at(day + DAY);
    expect(tomorrow?.tokens).toBe(0);
    expect(tomorrow?.most).toBeNull();
    expect(tomorrow?.days).toEqual([0, 0, 0, 0, 0, 2 * ONE, 0]);
  });

  it('is nothing without an account, and without a token in seven days', () => {
    const { add, at } = counting();
    add(useOf('old', { at: day - 8 * DAY, account: KEY }));
    expect(at(day + HOUR)).toBeNull();
    expect(at(day + HOUR, { ...facts, account: null } as never)).toBeNull();
  });
});
