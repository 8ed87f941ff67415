import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseUsage } from '../../../../../electron/sources/usage-api/body/parse';
import { readPromoCredits } from '../../../../../electron/sources/usage-api/body/promo-credits';

const NOW = Date.parse('2026-11-30T12:00:00Z');
const body = JSON.parse(fs.readFileSync('test/fixtures/limit-mode/promo-credits.json', 'utf8')) as object;
const usd = (amount: number) => ({ amount, currency: 'USD' });
const context = { observedAt: NOW, account: 'a', organizationId: null, httpStatus: 200 };

describe('the reader of promotional credit', () => {
  it('promotional credit has its label, amounts and end, and is no window', () => {
    const parsed = parseUsage(body, context);
    if (!parsed.ok) throw new Error(parsed.error.detail);
    expect(parsed.value.windows.map(({ id }) => id)).toEqual(['five_hour', 'seven_day']);
    expect(parsed.value.unknown).toEqual([]);
    expect(parsed.value.promoCredits).toEqual([
      {
        id: 'ultra-launch',
        label: 'Ultra launch credit',
        used: usd(12.5),
        limit: usd(50),
        endsAt: Date.parse('2026-12-10T00:00:00Z'),
        isEnded: false,
      },
      {
        id: 'autumn',
        label: 'Autumn credit',
        used: usd(20),
        limit: usd(20),
        endsAt: Date.parse('2026-11-28T00:00:00Z'),
        isEnded: true,
      },
      {
        id: 'API credit',
        label: 'API credit',
        used: usd(3.25),
        limit: usd(200),
        endsAt: Date.parse('2026-12-01T00:00:00Z'),
        isEnded: false,
      },
    ]);
  });

  it('promotional credit counts in the minor units of its currency, and names the daily cap beside the limit', () => {
    const parsed = parseUsage(body, context);
    if (!parsed.ok) throw new Error(parsed.error.detail);
    expect(parsed.value.extraUsage).toMatchObject({
      used: { amount: 1856, currency: 'JPY' },
      limit: { amount: 3000, currency: 'JPY' },
      caps: [
        { period: 'daily', used: { amount: 300, currency: 'JPY' }, limit: { amount: 500, currency: 'JPY' } },
      ],
    });
    const minor = {
      limit: { amount_minor: 5000, currency: 'KWD' },
      used: { amount_minor: 1250, currency: 'KWD' },
    };
    expect(readPromoCredits({ promo_credits: [{ label: 'x', ...minor }] })).toMatchObject([
      { limit: { amount: 5, currency: 'KWD' }, used: { amount: 1.25, currency: 'KWD' } },
    ]);
  });

  it('promotional credit has a clean name, and is left out where it has no name or no amount', () => {
    const credits = readPromoCredits({
      promo_credits: [
        { label: '  Launch\u202e\u0000 credit\n', limit_dollars: 5 },
        { label: '', limit_dollars: 5 },
        { limit_dollars: 5 },
        { label: 'no amount' },
        { label: 'odd', limit_dollars: '5 dollars', used_dollars: -1 },
        null,
        'x',
        7,
      ],
    });
    expect(credits).toMatchObject([{ label: 'Launch credit', limit: usd(5), used: null, endsAt: null }]);
  });

  it.each([{}, { promo_credits: null }, { wattle_ember: null }])(
    'promotional credit is unknown from %j',
    (given) => {
      expect(readPromoCredits(given)).toBeNull();
    },
  );

  it.each([{ promo_credits: [] }, { promo_credits: 'x' }, { wattle_ember: [] }])(
    'promotional credit is none in %j',
    (given) => {
      expect(readPromoCredits(given)).toEqual([]);
    },
  );
});
