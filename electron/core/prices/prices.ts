import { commonName, fastName, noOwnPrices, ownRatesByModel, type OwnPrices, type Rates } from './own-prices';
import { readModel } from './model-spelling';
import { BATCH_FACTOR, PRICES, SEARCH_USD, US_FACTOR, type ModelPrices, type PriceRow } from './price-table';
import { readTerms, type Terms } from './price-terms';
import type { TokenUse } from '../tokens/tokens';
import type { TokenSums } from '../usage/usage';

/** The fields of a response that its price depends on. */
export type PricedUse = Pick<TokenUse, 'model' | 'at' | 'tokens' | 'fast' | 'terms'> & {
  /**
   * The number of responses whose tokens these are, all with the same price row and all with a long prompt or all with a
   * short one; absent: one.
   */
  readonly count?: number;
};

/** The price of a response. */
export interface Price {
  /** USD; `null` (not 0) if the price is unknown. */
  readonly usd: number | null;
  /** Whether it is the user's own price, or a list price times the user's factor. */
  readonly isOwn: boolean;
}

/** Computes the price of a response. */
export type Pricer = (use: PricedUse) => Price;

/** The price data of a model, looked up once for each name. */
interface KnownModel {
  readonly listed: ModelPrices | null;
  readonly isFast: boolean;
  readonly own: Rates | null;
  readonly ownFast: Rates | null;
}

/** Creates a pricer: Anthropic's list prices of the response's day, or the user's own where there are any. */
export function createPricer(own: OwnPrices = noOwnPrices): Pricer {
  const ownRates = ownRatesByModel(own);
  const cache = new Map<string, KnownModel>();
  const knownOf = (model: string): KnownModel => {
    let found = cache.get(model);
    if (found === undefined) cache.set(model, (found = lookUp(model, ownRates)));
    return found;
  };
  return (use) => {
    const model = knownOf(use.model);
    const isFast = use.fast || model.isFast;
    const terms = readTerms(use.terms);
    const rates = isFast ? model.ownFast : model.own;
    if (rates !== null) {
      const searches = terms.searches === 0 ? 0 : searchesOf(model, terms, own.factor * (use.count ?? 1));
      return { usd: searches === null ? null : worth(use.tokens, rates) + searches, isOwn: true };
    }
    const usd = listPrice(use, { model, isFast, terms });
    return usd === null ? { usd, isOwn: false } : { usd: usd * own.factor, isOwn: own.factor !== 1 };
  };
}

function lookUp(model: string, ownRates: ReadonlyMap<string, Rates>): KnownModel {
  const spelt = readModel(model);
  const name = spelt?.id ?? commonName(model);
  return {
    listed: (spelt && PRICES.get(spelt.id)) ?? null,
    isFast: spelt?.isFast ?? false,
    own: ownRates.get(name) ?? null,
    ownFast: ownRates.get(fastName(name)) ?? null,
  };
}

/** Web searches are priced for Anthropic's models only; for other vendors the price is unknown. */
function searchesOf({ listed }: KnownModel, { searches }: Terms, factor: number): number | null {
  return listed === null ? null : searches * SEARCH_USD * factor;
}

interface Listed {
  readonly model: KnownModel;
  readonly isFast: boolean;
  readonly terms: Terms;
}

function listPrice({ tokens, at, count = 1 }: PricedUse, { model, isFast, terms }: Listed): number | null {
  const { listed } = model;
  if (listed === null || terms.isUnlisted) return null;
  // The Batch API has no fast mode, and models before Opus 4.6 cannot be restricted to the United States.
  if ((terms.isBatch && isFast) || (terms.isInUs && !listed.canStayInUs)) return null;
  const row = isFast ? rowAt(listed.fast, at) : (rowAt(listed.usual, at) ?? listed.usual[0]);
  if (row === undefined) return null;
  const factor = (terms.isBatch ? BATCH_FACTOR : 1) * (terms.isInUs ? US_FACTOR : 1);
  return worth(tokens, ratesIn(row, tokens, count)) * factor + terms.searches * SEARCH_USD * count;
}

function rowAt(rows: readonly PriceRow[], at: number): PriceRow | undefined {
  return rows.findLast(({ from, until = Infinity }) => from <= at && at < until);
}

/** The rates of a request. A long prompt changes the rates of the whole request, not only of its excess. */
function ratesIn({ rates, long }: PriceRow, tokens: TokenSums, count: number): Rates {
  return long !== undefined && promptTokens(tokens) > long.over * count ? long.rates : rates;
}

function worth(tokens: TokenSums, rates: Rates): number {
  const micros =
    tokens.input * rates.input +
    tokens.output * rates.output +
    tokens.cacheRead * rates.cacheRead +
    tokens.cacheWrite5m * rates.cacheWrite5m +
    tokens.cacheWrite1h * rates.cacheWrite1h;
  return micros / 1e6;
}

/** The tokens of a prompt, cache included. */
export function promptTokens({ input, cacheRead, cacheWrite5m, cacheWrite1h }: TokenSums): number {
  return input + cacheRead + cacheWrite5m + cacheWrite1h;
}
