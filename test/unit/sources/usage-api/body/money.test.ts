import { describe, expect, test } from 'vitest';
import { readExtraUsage } from '../../../../../electron/sources/usage-api/body/money';

const usd = (amount: number) => ({ amount, currency: 'USD' });
const minor = (amount_minor: unknown, exponent: unknown = 2, currency: unknown = 'USD') => ({
  amount_minor,
  exponent,
  currency,
});

function read(body: Record<string, unknown>) {
  const odd: string[] = [];
  return { usage: readExtraUsage(body, (path) => odd.push(path)), odd };
}

describe('the reader of extra usage', () => {
  test.each([
    {},
    { extra_usage: null, spend: null },
    { extra_usage: {} },
    { extra_usage: 'x', spend: [] },
    { spend: { severity: 'normal' } },
  ])('extra usage is absent with %j', (body) => {
    expect(read(body).usage).toBeNull();
  });

  test('extra usage over the cap has the percent of its amounts, 100.2 %, where the API stops at 100', () => {
    const { usage } = read({
      extra_usage: { is_enabled: true, monthly_limit: 3000, used_credits: 3006, utilization: 100 },
    });
    expect(usage).toMatchObject({ enabled: true, used: usd(30.06), limit: usd(30), utilization: 100.2 });
  });

  test('extra usage has the exact percent where Anthropic rounds: 46.31 of 500', () => {
    const { usage } = read({ spend: { enabled: true, used: minor(4631), limit: minor(50_000), percent: 9 } });
    expect(usage?.utilization).toBe(9.262);
  });

  test('an amount is read by its exponent or decimal places, and with two digits where neither is given', () => {
    const extra = (more: object) =>
      read({ extra_usage: { is_enabled: true, monthly_limit: 1000, used_credits: 250, ...more } }).usage;
    expect(extra({})?.used).toEqual(usd(2.5));
    expect(extra({ decimal_places: 0, currency: 'jpy' })?.used).toEqual({ amount: 250, currency: 'JPY' });
    expect(extra({ decimal_places: 3, currency: 'KWD' })?.limit).toEqual({ amount: 1, currency: 'KWD' });
    expect(extra({ decimal_places: '1', currency: null })?.used).toEqual(usd(25));
    expect(read({ spend: { used: minor(5, 0) } }).usage?.used).toEqual(usd(5));
  });

  test('the reader of extra usage an amount with an odd divisor or currency is unknown, not a guess', () => {
    for (const more of [
      { decimal_places: -1 },
      { decimal_places: 300 },
      { decimal_places: 'x' },
      { currency: 'dollars' },
      { currency: 5 },
    ]) {
      const { usage, odd } = read({
        extra_usage: { is_enabled: true, monthly_limit: 1000, used_credits: 250, utilization: 25, ...more },
      });
      expect(usage).toMatchObject({ enabled: true, used: null, limit: null, utilization: 25 });
      expect(odd).toEqual([`extra_usage.${Object.keys(more)[0] ?? ''}`]);
    }
  });

  test.each([-1, NaN, 1e308, '1e3', {}, true])('a used amount of %j is unknown', (used_credits) => {
    const { usage } = read({ extra_usage: { is_enabled: true, monthly_limit: null, used_credits } });
    expect(usage).toMatchObject({ used: null, limit: null, utilization: null });
  });

  test('spend goes before extra_usage where it has the amount, and each fills what the other lacks', () => {
    const both = read({
      extra_usage: {
        is_enabled: false,
        monthly_limit: 1000,
        used_credits: 999,
        disabled_reason: 'out_of_credits',
      },
      spend: { enabled: true, used: minor(100), limit: null, balance: minor(25_000) },
    });
    expect(both.usage).toMatchObject({
      enabled: true,
      used: usd(1),
      limit: usd(10),
      utilization: 10,
      balance: usd(250),
    });
    expect(both.usage?.disabledReason).toBe('out_of_credits');
    const odd = read({
      extra_usage: { is_enabled: true, monthly_limit: 1000, used_credits: 500 },
      spend: { enabled: false, used: minor('much'), limit: minor(2000) },
    });
    expect(odd.usage).toMatchObject({ enabled: true, used: usd(5), limit: usd(10), utilization: 50 });
    expect(odd.odd).toEqual(['spend.used']);
  });

  test('the reader of extra usage amounts of two currencies are not divided', () => {
    const { usage } = read({
      extra_usage: { is_enabled: true, monthly_limit: 1000, currency: 'EUR' },
      spend: { used: minor(100), limit: null },
    });
    expect(usage).toMatchObject({ used: usd(1), limit: null, utilization: null });
  });

  test.each([
    ['JPY', 1856, 1856],
    ['KRW', 1856, 1856],
    ['KWD', 1856, 1.856],
    ['CLF', 18_560, 1.856],
    ['USD', 1856, 18.56],
    ['EUR', 1856, 18.56],
  ])(
    'the minor units of %s are those of ISO 4217 where the answer names none',
    (currency, minorUnits, amount) => {
      const extra_usage = { is_enabled: true, monthly_limit: 3000, used_credits: minorUnits, currency };
      expect(read({ extra_usage }).usage?.used).toEqual({ amount, currency });
      const used = { amount_minor: minorUnits, currency };
      expect(read({ spend: { enabled: true, used } }).usage?.used).toEqual({ amount, currency });
      expect(read({ extra_usage: { ...extra_usage, decimal_places: 1 } }).usage?.used?.amount).toBe(
        minorUnits / 10,
      );
    },
  );

  test('the reader of extra usage a given percentage counts only without amounts, and never without a cap', () => {
    expect(read({ extra_usage: { is_enabled: true, utilization: 34.5 } }).usage?.utilization).toBe(34.5);
    expect(read({ spend: { enabled: true, percent: 34 } }).usage?.utilization).toBe(34);
    expect(read({ spend: { enabled: true, percent: 0, limit: null } }).usage?.utilization).toBeNull();
    expect(
      read({ extra_usage: { is_enabled: true, monthly_limit: 0, used_credits: 0, utilization: 0 } }).usage
        ?.utilization,
    ).toBeNull();
  });

  test('extra usage names who switched it off', () => {
    const by = (user_disabled: unknown) =>
      read({ extra_usage: { is_enabled: false, user_disabled } }).usage?.userDisabled;
    expect([by(true), by(false), by('true'), by(undefined)]).toEqual([true, false, false, false]);
  });

  test('extra usage without a flag is on where something was spent', () => {
    expect(read({ spend: { used: minor(5) } }).usage?.enabled).toBe(true);
    expect(read({ spend: { used: minor(0) } }).usage?.enabled).toBe(false);
  });
});
