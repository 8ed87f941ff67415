import type { Rates } from './own-prices';
import * as page from './price-sources';

/** The rates of a model in a span of time. */
export interface PriceRow {
  /** Epoch ms. The first usual row of a model also applies to earlier times. */
  readonly from: number;
  /** Epoch ms, exclusive; absent: still valid. */
  readonly until?: number;
  readonly rates: Rates;
  /** Rates of a request whose prompt, cache included, is longer than `over` tokens. */
  readonly long?: { readonly over: number; readonly rates: Rates };
  /** Public pages with these rates: two, or one where a comment explains why there is no second. */
  readonly sources: readonly [string, ...string[]];
}

/** All prices of a model, the oldest first. */
export interface ModelPrices {
  readonly usual: readonly PriceRow[];
  /** Rows of fast mode; outside of them a fast response has no list price. */
  readonly fast: readonly PriceRow[];
  /** Whether it can be restricted to the United States, for `US_FACTOR`; Opus 4.6 was the first such model. */
  readonly canStayInUs: boolean;
}

/**
 * The factor of `inference_geo: "us"`: a tenth more for every kind of token.
 * https://docs.aws.amazon.com/claude-platform/latest/userguide/data-residency.html,
 * https://platform.claude.com/docs/en/manage-claude/data-residency
 */
export const US_FACTOR = 1.1;
/**
 * The factor of the Batch API: half the price of every kind of token.
 * https://platform.claude.com/docs/en/about-claude/pricing,
 * https://dev.to/tokenmixai/claude-fable-5-for-developers-api-changes-pricing-migration-notes-2f0n
 */
export const BATCH_FACTOR = 0.5;
/**
 * USD for one search of the server's web search tool; its results count as input tokens. The web fetch tool costs only
 * tokens. https://platform.claude.com/docs/en/agents-and-tools/tool-use/web-search-tool, and LiteLLM's
 * `search_context_cost_per_query` (0.01).
 */
export const SEARCH_USD = 0.01;

/** The start of a day in UTC (epoch ms); `day(2026, 2, 7)` is 7 February. */
function day(year: number, month: number, date: number): number {
  return Date.UTC(year, month - 1, date);
}

/** Cache writes for an hour cost twice the input, those for five minutes a quarter more than it. */
function rates(input: number, output: number, cacheRead: number): Rates {
  return { input, output, cacheRead, cacheWrite5m: input * 1.25, cacheWrite1h: input * 2 };
}

const OVER_200K = 200_000;

/**
 * The price of prompts over 200,000 tokens before 13 March 2026 (Claude 4.6) and before 30 April (Sonnet 4 and 4.5).
 */
const longSonnet = { over: OVER_200K, rates: rates(6, 22.5, 0.6) };
const longOpus = { over: OVER_200K, rates: rates(10, 37.5, 1) };
const LONG_IS_USUAL = day(2026, 3, 13);
/** From this day on Sonnet 4 and 4.5 accept no prompt over 200,000 tokens. */
const BETA_ENDED = day(2026, 4, 30);

function always(listed: Rates, sources: PriceRow['sources']): readonly PriceRow[] {
  return [{ from: 0, rates: listed, sources }];
}

const sonnet = rates(3, 15, 0.3);
const opus = rates(5, 25, 0.5);
const oldOpus = rates(15, 75, 1.5);
const fable = rates(10, 50, 1);
const fable51 = rates(10, 50, 0.25);
const fable52 = rates(8, 40, 0.2);

const old = { fast: [], canStayInUs: false } as const;
const inUs = { fast: [], canStayInUs: true } as const;

/**
 * Fast mode of Opus 4.6: half price until 16 February 2026, 23:59 in California; twice the input over 200,000 tokens
 * (a figure that only Anthropic's page has, in several languages). It was removed "about 30 days" after 28 May; a later
 * fast response has no price.
 */
const fastOpus46: readonly PriceRow[] = [
  {
    from: day(2026, 2, 7),
    until: Date.UTC(2026, 1, 17, 8),
    rates: rates(15, 75, 1.5),
    long: { over: OVER_200K, rates: rates(30, 112.5, 3) },
    sources: [page.CODE_FAST_FEBRUARY, page.FACTORY],
  },
  {
    from: Date.UTC(2026, 1, 17, 8),
    until: LONG_IS_USUAL,
    rates: rates(30, 150, 3),
    long: { over: OVER_200K, rates: rates(60, 225, 6) },
    sources: [page.FAST_FEBRUARY, page.MODELS_DEV],
  },
  {
    from: LONG_IS_USUAL,
    until: day(2026, 6, 28),
    rates: rates(30, 150, 3),
    sources: [page.CODE_FAST_MAY, page.MODELS_DEV],
  },
];

/**
 * Anthropic's list prices, by canonical model id. Left out, since no two sources agree: Sonnet 3 (the price of its
 * cache), Mythos Preview (no source lists its cache), and fast mode of Fable 5 (LiteLLM has a factor, Anthropic has no
 * such mode). The regional surcharges of clouds are not included.
 */
export const PRICES: ReadonlyMap<string, ModelPrices> = new Map(
  Object.entries<ModelPrices>({
    'claude-fable-5-2': {
      usual: always(fable52, [page.RIGHTSIZE, page.APIYI]),
      fast: [
        {
          from: day(2026, 11, 9),
          rates: rates(16, 80, 0.4),
          sources: [page.OPENROUTER_FABLE_52, page.QIITA_FABLE_52],
        },
      ],
      canStayInUs: true,
    },
    // Only one page has its price, that of Fable 5.2; Mythos 5 and 5.1 had the price of their Fable, too. No page has
    // the price of its fast mode.
    'claude-mythos-5-2': { usual: always(fable52, [page.APIYI]), ...inUs },
    'claude-fable-5-1': { usual: always(fable51, [page.ANTHROPIC, page.PROMPTFUEL_22]), ...inUs },
    'claude-mythos-5-1': { usual: always(fable51, [page.ANTHROPIC, page.SYNAPS]), ...inUs },
    'claude-fable-5': { usual: always(fable, [page.ANTHROPIC, page.LITELLM]), ...inUs },
    'claude-mythos-5': { usual: always(fable, [page.ANTHROPIC, page.LITELLM]), ...inUs },
    'claude-opus-5-5': {
      usual: always(rates(4, 20, 0.2), [page.OPUS_5, page.SYNAPS]),
      fast: [
        { from: day(2026, 9, 22), rates: rates(8, 40, 0.4), sources: [page.CLAUDIT_190, page.APIDOG_SONNET] },
      ],
      canStayInUs: true,
    },
    'claude-opus-5': {
      usual: always(opus, [page.ANTHROPIC, page.LITELLM]),
      fast: [
        { from: day(2026, 7, 24), rates: rates(10, 50, 1), sources: [page.VERCEL_OPUS_5, page.LITELLM] },
      ],
      canStayInUs: true,
    },
    'claude-opus-4-8': {
      usual: always(opus, [page.ANTHROPIC, page.LITELLM]),
      fast: [
        {
          from: day(2026, 5, 28),
          // Removed on 30 November 2026 (https://code.claude.com/docs/en/fast-mode), which is the last day.
          until: day(2026, 12, 1),
          rates: rates(10, 50, 1),
          // LiteLLM's factor of 6 belongs to Opus 4.7.
          sources: [page.CODE_FAST_MAY, page.MODELS_DEV],
        },
      ],
      canStayInUs: true,
    },
    'claude-opus-4-7': {
      usual: always(opus, [page.ANTHROPIC, page.LITELLM]),
      fast: [
        {
          from: day(2026, 4, 16),
          // Removed on 24 July 2026 (https://code.claude.com/docs/en/fast-mode).
          until: day(2026, 7, 25),
          rates: rates(30, 150, 3),
          sources: [page.CODE_FAST_MAY, page.MODELS_DEV],
        },
      ],
      canStayInUs: true,
    },
    'claude-opus-4-6': {
      usual: [
        { from: 0, rates: opus, long: longOpus, sources: [page.LONG_UNTIL_MARCH, page.LONG_PREMIUM] },
        { from: LONG_IS_USUAL, rates: opus, sources: [page.ANTHROPIC, page.LITELLM] },
      ],
      fast: fastOpus46,
      canStayInUs: true,
    },
    'claude-opus-4-5': { usual: always(opus, [page.ANTHROPIC, page.LITELLM]), ...old },
    'claude-opus-4-1': { usual: always(oldOpus, [page.ANTHROPIC, page.LITELLM]), ...old },
    'claude-opus-4': { usual: always(oldOpus, [page.ANTHROPIC, page.LITELLM]), ...old },
    'claude-opus-3': { usual: always(oldOpus, [page.ANTHROPIC_2025, page.MODELS_DEV]), ...old },
    'claude-sonnet-5-5': {
      usual: [
        { from: 0, rates: rates(2, 10, 0.2), sources: [page.PROMPTFUEL_22, page.APIDOG_SONNET] },
        {
          from: day(2026, 10, 7),
          rates: rates(2, 10, 0.1),
          sources: [page.PROMPTFUEL_23, page.CLAUDIT_192],
        },
      ],
      ...inUs,
    },
    // The increase to 3/15 that was announced for September 2026 was cancelled.
    'claude-sonnet-5': { usual: always(rates(2, 10, 0.2), [page.PROMPTFUEL_22, page.MODELS_DEV]), ...inUs },
    'claude-sonnet-4-6': {
      usual: [
        { from: 0, rates: sonnet, long: longSonnet, sources: [page.LONG_UNTIL_MARCH, page.LONG_PREMIUM] },
        { from: LONG_IS_USUAL, rates: sonnet, sources: [page.LITELLM, page.MODELS_DEV] },
      ],
      ...inUs,
    },
    'claude-sonnet-4-5': {
      usual: [
        { from: 0, rates: sonnet, long: longSonnet, sources: [page.SERVICE_TIERS, page.LITELLM] },
        { from: BETA_ENDED, rates: sonnet, sources: [page.BETA_ENDED, page.MODELS_DEV] },
      ],
      ...old,
    },
    'claude-sonnet-4': {
      usual: [
        { from: 0, rates: sonnet, sources: [page.ANTHROPIC_2025, page.LITELLM] },
        {
          from: day(2025, 8, 12),
          rates: sonnet,
          long: longSonnet,
          sources: [page.ANTHROPIC_2025, page.LITELLM],
        },
        { from: BETA_ENDED, rates: sonnet, sources: [page.BETA_ENDED, page.MODELS_DEV] },
      ],
      ...old,
    },
    'claude-sonnet-3-7': { usual: always(sonnet, [page.ANTHROPIC_2025, page.LITELLM]), ...old },
    'claude-sonnet-3-5': { usual: always(sonnet, [page.ANTHROPIC_2025, page.MODELS_DEV]), ...old },
    'claude-haiku-5-5': {
      usual: [
        {
          from: 0,
          rates: rates(0.1, 0.5, 0.01),
          long: { over: 100_000, rates: rates(0.5, 2.5, 0.05) },
          sources: [page.CLAUDIT_192, page.APIDOG_HAIKU],
        },
      ],
      ...inUs,
    },
    'claude-haiku-4-5': { usual: always(rates(1, 5, 0.1), [page.LITELLM, page.MODELS_DEV]), ...old },
    'claude-haiku-3-5': {
      usual: always(rates(0.8, 4, 0.08), [page.ANTHROPIC_2025, page.SYNAPS]),
      ...old,
    },
    'claude-haiku-3': {
      // Its cache writes are no exact multiples. For an hour's writes LiteLLM differs from Anthropic's page, which is used.
      usual: always({ input: 0.25, output: 1.25, cacheRead: 0.03, cacheWrite5m: 0.3, cacheWrite1h: 0.5 }, [
        page.ANTHROPIC_2025,
        page.MODELS_DEV,
      ]),
      ...old,
    },
  }),
);

/** Lengths of a prompt over which some model has other rates, ascending. */
export const LONG_PROMPTS: readonly number[] = [
  ...new Set(
    [...PRICES.values()].flatMap(({ usual, fast }) =>
      [...usual, ...fast].flatMap(({ long }) => long?.over ?? []),
    ),
  ),
].toSorted((a, b) => a - b);
