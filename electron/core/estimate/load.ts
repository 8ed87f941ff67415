import { type Family, families, familyOf } from '../tokens/models';
import type { TokenSums } from '../usage/usage';
import type { LocalUse } from './estimate-types';

/**
 * The weight of some use before anything was learned, in units of a million Sonnet input tokens: for each family three
 * numbers, [new input and cache writes, output, cache reads]. The proportions are those of Anthropic's API prices; the
 * calibration corrects them for each account.
 */
export type Load = readonly number[];

/** The number of token kinds that the calibration distinguishes. */
export const KINDS = 3;

/** The length of a load. */
export const LOAD_SIZE = families.length * KINDS;

/** No use at all. */
export const noLoad: Load = Array.from({ length: LOAD_SIZE }, () => 0);

/** The API price of a family's input relative to Sonnet's; `other` counts as Sonnet. */
const FAMILY_WEIGHT: Readonly<Record<Family, number>> = {
  opus: 5 / 3,
  sonnet: 1,
  haiku: 1 / 3,
  fable: 10 / 3,
  other: 1,
};

/** The load of one response. */
export function loadOf({ model, tokens }: Pick<LocalUse, 'model' | 'tokens'>): Load {
  const family = familyOf(model);
  const at = families.indexOf(family) * KINDS;
  const weight = FAMILY_WEIGHT[family] / 1e6;
  const load = [...noLoad];
  load[at] = weight * fresh(tokens);
  load[at + 1] = weight * 5 * tokens.output;
  load[at + 2] = weight * 0.1 * tokens.cacheRead;
  return load;
}

/** Input and cache writes, in plain input. Cache writes cost 1.25 × (for 5 minutes) and 2 × (for an hour) of it. */
function fresh({ input, cacheWrite5m, cacheWrite1h }: TokenSums): number {
  return input + 1.25 * cacheWrite5m + 2 * cacheWrite1h;
}

/** The sum of two loads. */
export function addLoads(a: Load, b: Load): Load {
  return a.map((value, i) => value + (b[i] ?? 0));
}

/** The load of all uses that count into the window. */
export function loadOfAll(uses: readonly LocalUse[], window: string): Load {
  const sum = [...noLoad];
  for (const use of uses) if (countsFor(window, use.model)) addInto(sum, loadOf(use));
  return sum;
}

function addInto(sum: number[], load: Load): void {
  for (let i = 0; i < sum.length; i += 1) sum[i] = (sum[i] ?? 0) + (load[i] ?? 0);
}

/** Whether a model's use counts into a window: a scoped window counts its own model, the others count all. */
export function countsFor(window: string, model: string): boolean {
  const scope = /^seven_day_(.+)$/.exec(window)?.[1];
  return scope === undefined || familyOf(model) === scope || model.toLowerCase().includes(scope);
}
