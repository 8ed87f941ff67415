import type { TokenUse } from './tokens';
import type { TokenSums } from './usage';

/** What a million tokens cost in USD. */
export interface Rates {
  readonly input: number;
  readonly write5m: number;
  readonly write1h: number;
  readonly cacheRead: number;
  readonly output: number;
}

/** The rates of a model from an instant on. */
interface Price {
  /** Epoch ms; the first row of a model also holds before it. */
  readonly from: number;
  readonly rates: Rates;
  /** Rates of a whole request whose prompt is longer than `over` tokens. */
  readonly long?: { readonly over: number; readonly rates: Rates };
}

/** Writes that live for an hour cost twice the input, those of five minutes a quarter more than it. */
function rates(input: number, output: number, cacheRead: number): Rates {
  return { input, write5m: input * 1.25, write1h: input * 2, cacheRead, output };
}

function always(input: number, output: number, cacheRead: number): readonly Price[] {
  return [{ from: 0, rates: rates(input, output, cacheRead) }];
}

const fable51 = always(10, 50, 0.25);
const fable5 = always(10, 50, 1);
const opus5 = always(5, 25, 0.5);
const opus4 = always(15, 75, 1.5);
const sonnet4 = always(3, 15, 0.3);

/** Anthropic's list prices (Claude’s documentation, "Pricing"), by canonical model id. */
const PRICES: ReadonlyMap<string, readonly Price[]> = new Map(
  Object.entries<readonly Price[]>({
    'claude-fable-5-1': fable51,
    'claude-mythos-5-1': fable51,
    'claude-fable-5': fable5,
    'claude-mythos-5': fable5,
    'claude-opus-5-5': always(4, 20, 0.2),
    'claude-opus-5': opus5,
    'claude-opus-4-8': opus5,
    'claude-opus-4-7': opus5,
    'claude-opus-4-6': opus5,
    'claude-opus-4-5': opus5,
    'claude-opus-4-1': opus4,
    'claude-opus-4': opus4,
    'claude-sonnet-5-5': [
      { from: 0, rates: rates(2, 10, 0.2) },
      { from: Date.UTC(2026, 9, 7), rates: rates(2, 10, 0.1) },
    ],
    'claude-sonnet-5': always(2, 10, 0.2),
    'claude-sonnet-4-6': sonnet4,
    'claude-sonnet-4-5': sonnet4,
    'claude-sonnet-4': sonnet4,
    'claude-sonnet-3-7': sonnet4,
    'claude-haiku-5-5': [
      { from: 0, rates: rates(0.1, 0.5, 0.01), long: { over: 100_000, rates: rates(0.5, 2.5, 0.05) } },
    ],
    'claude-haiku-4-5': always(1, 5, 0.1),
    'claude-haiku-3-5': always(0.8, 4, 0.08),
  }),
);

/**
 * A model's id without what clouds and versions add: `us.anthropic.claude-opus-4-5-20251101-v1:0`,
 * `claude-opus-4-5@20251101` and `claude-opus-4-5[1m]` are all `claude-opus-4-5`; `claude-3-5-haiku-latest` is
 * `claude-haiku-3-5`.
 */
export function modelId(model: string): string {
  const bare = model
    .toLowerCase()
    .replace(/^.*anthropic[./]/, '')
    .replace(/\[[^\]]*\]$/, '')
    .replace(/-v\d+(:\d+)?$/, '')
    .replace(/@.*$/, '')
    .replace(/-(\d{8}|latest)$/, '')
    .replace(/-0$/, '');
  return bare.replace(/^claude-(\d+(?:-\d+)?)-([a-z]+)$/, 'claude-$2-$1');
}

/** The rates for a prompt of that many tokens at that instant; `null`: no price is known. */
export function ratesOf(model: string, at: number, promptTokens: number): Rates | null {
  const rows = PRICES.get(model) ?? PRICES.get(modelId(model));
  const row = rows?.findLast(({ from }) => from <= at) ?? rows?.[0];
  if (row === undefined) return null;
  return row.long !== undefined && promptTokens > row.long.over ? row.long.rates : row.rates;
}

/**
 * What a response costs at list price, in USD. `null`, which is not 0: the model has no known price, or it was answered
 * in fast mode, whose prices are not listed.
 */
export function costOf({
  model,
  at,
  tokens,
  fast,
}: Pick<TokenUse, 'model' | 'at' | 'tokens' | 'fast'>): number | null {
  if (fast) return null;
  const found = ratesOf(model, at, promptTokens(tokens));
  if (found === null) return null;
  const micros =
    tokens.input * found.input +
    tokens.output * found.output +
    tokens.cacheRead * found.cacheRead +
    tokens.cacheWrite5m * found.write5m +
    tokens.cacheWrite1h * found.write1h;
  return micros / 1e6;
}

function promptTokens({ input, cacheRead, cacheWrite5m, cacheWrite1h }: TokenSums): number {
  return input + cacheRead + cacheWrite5m + cacheWrite1h;
}
