import { newCalibration, type Calibration } from '../../../../electron/core/estimate/learning/calibration';
import { learn } from '../../../../electron/core/estimate/learning/learn-budget';
import type { LocalUse, OfficialReading } from '../../../../electron/core/estimate/estimate-types';
import { noTokens } from '../../../../electron/core/tokens/tokens';
import type { TokenSums } from '../../../../electron/core/usage/usage';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** One response of Sonnet, unless `model` is another one. */
export function use(at: number, tokens: Partial<TokenSums> = {}, model = 'claude-sonnet-5-5'): LocalUse {
  return { at, model, tokens: { ...noTokens, ...tokens } };
}

export function reading(
  utilization: number,
  at: number,
  more: Partial<OfficialReading> = {},
): OfficialReading {
  return { window: 'seven_day', utilization, at, resetsAt: 7 * DAY, ...more };
}

/** Points that this account's week really takes for a response. */
export type Truth = (use: LocalUse) => number;

/** Points of plain tokens at `perMillion`, as if output, cache and model counted by price. */
export function byPrice(perMillion: number): Truth {
  return ({ tokens }) => (perMillion * (tokens.input + 5 * tokens.output + 0.1 * tokens.cacheRead)) / 1e6;
}

export interface Life {
  readonly calibration: Calibration;
  readonly uses: readonly LocalUse[];
  readonly last: OfficialReading;
}

/**
 * A week with a reading every half hour. One machine works ten hours of each day; others use `elsewhere` points at
 * once, three times a day, once of it meanwhile. (Steady use in step with the machine's own cannot be separated.)
 */
export function live(
  truth: Truth,
  options: { readonly hours?: number; readonly elsewhere?: number; readonly rounded?: boolean } = {},
): Life {
  const { hours = 96, elsewhere = 0, rounded = false } = options;
  let calibration = newCalibration('a', 'pro');
  let percent = 0;
  const uses: LocalUse[] = [];
  let last = reading(0, 0);
  for (let at = 30 * MINUTE; at <= hours * HOUR; at += 30 * MINUTE) {
    const hour = (at / HOUR) % 24;
    const step = hour > 10 ? [] : workAt(at);
    percent +=
      step.reduce((sum, each) => sum + truth(each), 0) + ([5, 14, 18].includes(hour) ? elsewhere : 0);
    uses.push(...step);
    last = reading(rounded ? Math.round(percent) : percent, at);
    calibration = learn(calibration, last, step);
  }
  return { calibration, uses, last };
}

function workAt(at: number): readonly LocalUse[] {
  return [1, 2, 3].map((i) =>
    use(at - i * MINUTE, {
      input: 20_000 + 5000 * ((at / MINUTE + i) % 7),
      output: 2000 * ((at / HOUR + i) % 5),
      cacheRead: 40_000 * ((at / HOUR) % 3),
    }),
  );
}
