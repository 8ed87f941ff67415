/**
 * Digits of the currencies whose minor unit does not have two: ISO 4217, list one, column "Mnr unts" of 2024-06-25,
 * https://www.six-group.com/en/products-services/financial-information/market-reference-data/data-standards.html
 * `Intl.NumberFormat` is not used: it follows CLDR, which has 0 digits for some currencies with 2 or 3 in ISO 4217.
 */
const DIGITS: ReadonlyMap<string, number> = new Map([
  ...digits(0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'),
  ...digits(3, 'BHD IQD JOD KWD LYD OMR TND'),
  ...digits(4, 'CLF UYW'),
]);

function digits(count: number, codes: string): readonly (readonly [string, number])[] {
  return codes.split(' ').map((code) => [code, count]);
}

/** The number of digits of a currency's minor unit (ISO 4217 code in capitals): 2 for USD, 0 for JPY, 3 for KWD. */
export function minorDigits(currency: string): number {
  return DIGITS.get(currency) ?? 2;
}
