import type { Random } from '../../../../bench/estimate/random';
import { noLoad } from '../../../../electron/core/estimate/load';
import type { RatePair } from '../../../../electron/core/drift/rate-pairs';

export const DAY = 86_400_000;
export const START = Date.UTC(2026, 8, 7);
/** The position of new input of Sonnet in a load. */
const SONNET = 3;

/** How a stream of pairs runs. Days count from its start. */
export interface Stream {
  readonly days: number;
  /** Percent per million tokens on a day. */
  readonly rate: (day: number) => number;
  /** The share of other devices in all use on a day, 0–0.5. */
  readonly elsewhere?: (day: number) => number;
  /** The factor on all tokens. */
  readonly scale?: number;
}

/** Pairs of a five-hour window: eight a day, read in whole percents, some with other devices' use in them. */
export function pairStream(
  random: Random,
  { days, rate, elsewhere, scale = 1 }: Stream,
): readonly RatePair[] {
  return Array.from({ length: days * 8 }, (_, index): RatePair => {
    const day = index / 8;
    const at = START + day * DAY;
    const millions = random.between(0.8, 1.6);
    const share = elsewhere?.(day) ?? 0;
    // Other devices work in bursts: most pairs are free of them, others have as much again.
    const isShared = random.chance(Math.min(0.7, 1.4 * share));
    const foreign = isShared ? -Math.log(1 - random.next()) * millions * rate(day) : 0;
    const exact = millions * rate(day) * random.logNormal(1, 0.04) + foreign;
    const delta = Math.round(exact + random.between(-0.5, 0.5));
    return {
      from: at - DAY / 48,
      at,
      hours: 0.5,
      fromPercent: 0,
      toPercent: delta,
      delta,
      noise: 1 / 6,
      load: noLoad.map((_none, position) => (position === SONNET ? millions * scale : 0)),
    };
  });
}
