/**
 * What else decides the price of a response, as one number that the ledger stores: flags in the lowest four bits, the
 * count of web searches above them. 0 is the usual: standard tier, any place, no search.
 */
const FLAG = {
  /** Answered by the Batch API. */
  batch: 1,
  /** Answered in the United States alone (`inference_geo: "us"`). */
  us: 2,
  /** A tier, a place or a speed whose price is not listed. */
  unlisted: 4,
} as const;

const FLAGS = 0b1111;
const FLAG_BITS = 4;
/** More searches than one response can make; a larger count would not fit into the bits. */
const MOST_SEARCHES = 2 ** 20;

/** The usual terms. */
export const usualTerms = 0;

/** What a `usage` object says of its terms, as it was written; anything but a string or a count is as if it were absent. */
export interface SaidTerms {
  readonly service_tier?: unknown;
  readonly inference_geo?: unknown;
  readonly speed?: unknown;
  readonly searches: unknown;
}

/** `auto` and `standard_only` are what a request may ask for, `default` is what gateways write. */
const USUAL_TIERS: readonly unknown[] = ['', 'standard', 'standard_only', 'auto', 'default'];
/** https://platform.claude.com/docs/en/manage-claude/data-residency; Claude Code writes the other two as well. */
const USUAL_PLACES: readonly unknown[] = ['', 'global', 'not_available'];
const KNOWN_SPEEDS: readonly unknown[] = ['', 'standard', 'fast'];

/** The terms as one number. */
export function termsOf({ service_tier: tier, inference_geo: place, speed, searches }: SaidTerms): number {
  let flags = 0;
  if (tier === 'batch') flags |= FLAG.batch;
  else if (isOdd(tier, USUAL_TIERS)) flags |= FLAG.unlisted;
  if (place === 'us') flags |= FLAG.us;
  else if (isOdd(place, USUAL_PLACES)) flags |= FLAG.unlisted;
  if (isOdd(speed, KNOWN_SPEEDS)) flags |= FLAG.unlisted;
  const count = typeof searches === 'number' && searches > 0 ? Math.floor(searches) : 0;
  return (Math.min(count, MOST_SEARCHES) << FLAG_BITS) | flags;
}

function isOdd(value: unknown, usual: readonly unknown[]): boolean {
  return typeof value === 'string' && !usual.includes(value);
}

/** The terms of two tellings of one response: the larger count of searches, and what either says. */
export function mergeTerms(a: number, b: number): number {
  return Math.max(a, b) | ((a | b) & FLAGS);
}

/** The same terms without the searches: an advisor's tokens have them, the searches are those of the response. */
export function withoutSearches(terms: number): number {
  return terms & FLAGS;
}

/** The terms, read again. */
export interface Terms {
  readonly isBatch: boolean;
  readonly isInUs: boolean;
  readonly isUnlisted: boolean;
  readonly searches: number;
}

export function readTerms(terms: number): Terms {
  return {
    isBatch: (terms & FLAG.batch) !== 0,
    isInUs: (terms & FLAG.us) !== 0,
    isUnlisted: (terms & FLAG.unlisted) !== 0,
    searches: terms >> FLAG_BITS,
  };
}
