import type { Account } from './usage';

export const FIVE_HOUR = 'five_hour';

/**
 * Whether an account has a 5-hour limit. `temporary`: there is one now, and the account usually has none. `none`: the
 * plan or several complete answers say so. `unknown`: nothing says so yet, an answer without one included.
 */
export type FiveHourLimit = 'present' | 'temporary' | 'none' | 'unknown';

/**
 * Why a 5-hour limit may leave at any time, which is no reset: the plan may be without one, or it appeared after there
 * was none.
 */
export type MayLeave = 'plan' | 'appeared';

/** So many complete answers in a row without a 5-hour limit mean that the account has none. */
export const ANSWERS_UNTIL_NONE = 3;

/** What is known of an account's 5-hour limit. */
export interface FiveHourFacts {
  /** The window that is on record; `null`: there is none. */
  readonly window: { readonly mayLeave?: MayLeave | undefined } | null;
  /** Complete answers in a row that did not name it. */
  readonly answersWithout: number;
  readonly plan: Account['plan'];
}

/**
 * Whether the plan usually has no 5-hour limit. Anthropic switches Ultra accounts one by one, so the plan alone does not
 * say that there is none today. https://github.com/jaewoo4200/ClaudeUsage (release 1.7.2)
 */
export function mayLackFiveHour(plan: Account['plan']): boolean {
  return plan === 'Ultra';
}

export function fiveHourLimit({ window, answersWithout, plan }: FiveHourFacts): FiveHourLimit {
  if (window !== null) return window.mayLeave === 'appeared' ? 'temporary' : 'present';
  const enough = mayLackFiveHour(plan) ? 1 : ANSWERS_UNTIL_NONE;
  return answersWithout >= enough ? 'none' : 'unknown';
}

/** The window that reports of shares and hours rest on: the week where the 5-hour window is none to count on. */
export function countingWindow(limit: FiveHourLimit | undefined): 'five_hour' | 'seven_day' {
  return limit === 'none' || limit === 'temporary' ? 'seven_day' : 'five_hour';
}

/** The windows that a first answer will fill, in the order of the screen. */
export function expectedWindows(plan: Account['plan'] | undefined): readonly string[] {
  return mayLackFiveHour(plan ?? null) ? ['seven_day'] : [FIVE_HOUR, 'seven_day'];
}
