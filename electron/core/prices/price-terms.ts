/**
 * The other terms of a response's price, as one number that the ledger stores: flags in the lowest four bits, the count
 * of web searches above them. 0 means the usual terms: standard tier, any place, no search.
 */
const FLAG = {
  /** Answered by the Batch API. */
  batch: 1,
  /** Answered in the United States only (`inference_geo: "us"`). */
  us: 2,
  /** A tier, a place or a speed without a listed price. */
  unlisted: 4,
} as const;

const FLAGS = 0b1111;
const FLAG_BITS = 4;
/** More searches than a response can have; a larger count would not fit into the bits. */
const MOST_SEARCHES = 2 ** 20;

/** The usual terms. */
export const usualTerms = 0;

/** The terms in a `usage` object, unchecked; a value that is neither a string nor a count is ignored. */
export interface ReportedTerms {
  readonly service_tier?: unknown;
  readonly inference_geo?: unknown;
  readonly speed?: unknown;
  readonly searches: unknown;
}

/** A request may contain `auto` and `standard_only`; gateways write `default`. */
const USUAL_TIERS: readonly unknown[] = ['', 'standard', 'standard_only', 'auto', 'default'];
/** https://platform.claude.com/docs/en/manage-claude/data-residency; Claude Code writes the other two as well. */
const USUAL_PLACES: readonly unknown[] = ['', 'global', 'not_available'];
const KNOWN_SPEEDS: readonly unknown[] = ['', 'standard', 'fast'];

/** Encodes terms as a number. */
export function termsOf({
  service_tier: tier,
  inference_geo: place,
  speed,
  searches,
}: ReportedTerms): number {
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

/** Merges the terms of two records of one response: the larger count of searches, and the flags of both. */
export function mergeTerms(a: number, b: number): number {
  return Math.max(a, b) | ((a | b) & FLAGS);
}

/** The same terms without searches: an advisor's tokens have the response's terms, but not its searches. */
export function withoutSearches(terms: number): number {
  return terms & FLAGS;
}

/** The decoded terms. */
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
