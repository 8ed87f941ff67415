import type { Account } from './usage';

/** The id of the 5-hour window. */
export const FIVE_HOUR = 'five_hour';

/**
 * Whether an account has a 5-hour limit. `temporary`: it has one now, but usually none. `none`: by its plan, or by
 * several complete answers. `unknown`: not determined yet, also after one answer without it.
 */
export type FiveHourLimit = 'present' | 'temporary' | 'none' | 'unknown';

/**
 * Why a 5-hour limit may disappear at any time without a reset: the plan usually has none, or it appeared after there
 * was none.
 */
export type MayLeave = 'plan' | 'appeared';

/** The number of complete answers in a row without a 5-hour limit after which the account has none. */
export const ANSWERS_UNTIL_NONE = 3;

/** The facts about an account's 5-hour limit. */
export interface FiveHourFacts {
  /** The recorded window; `null` without one. */
  readonly window: { readonly mayLeave?: MayLeave | undefined } | null;
  /** The number of complete answers in a row without it. */
  readonly answersWithout: number;
  readonly plan: Account['plan'];
}

/**
 * Whether the plan usually has no 5-hour limit. Anthropic changes Ultra accounts one by one, so the plan alone does not
 * prove that there is none today. https://github.com/jaewoo4200/ClaudeUsage (release 1.7.2)
 */
export function mayLackFiveHour(plan: Account['plan']): boolean {
  return plan === 'Ultra';
}

/** Whether the account has a 5-hour limit. */
export function fiveHourLimit({ window, answersWithout, plan }: FiveHourFacts): FiveHourLimit {
  if (window !== null) return window.mayLeave === 'appeared' ? 'temporary' : 'present';
  const enough = mayLackFiveHour(plan) ? 1 : ANSWERS_UNTIL_NONE;
  return answersWithout >= enough ? 'none' : 'unknown';
}

/** The window that reports of shares and hours use: the 5-hour window, or the week where there is no reliable one. */
export function countingWindow(limit: FiveHourLimit | undefined): 'five_hour' | 'seven_day' {
  return limit === 'none' || limit === 'temporary' ? 'seven_day' : 'five_hour';
}

/** The ids of the windows in a first answer, in the order of the screen. */
export function expectedWindows(plan: Account['plan'] | undefined): readonly string[] {
  return mayLackFiveHour(plan ?? null) ? ['seven_day'] : [FIVE_HOUR, 'seven_day'];
}
