/** A window's row in the popover, in English. */
export const row = {
  list: 'Rate-limit windows',
  severity: { warning: 'Warning', critical: 'Critical', reached: 'Reached' },
  cannotTell: 'can’t tell yet',
  /** Beside an old number. */
  at: (clock: string) => `at ${clock}`,
  byEstimate: 'by estimate',
  atReset: (percents: string) => `${percents} at reset`,
  atResetLeft: (percents: string) => `${percents} left at reset`,
  tooEarly: 'too early to tell',
  runsOut: 'runs out',
  notStarted: 'Starts with your next message',
  resetUnknown: 'reset time unknown',
  due: (clock: string) => `Reset was due at ${clock}. Checking.`,
  tokens: (read: string, written: string) => `${read} in · ${written} out`,
  here: (tokens: string) => `here ${tokens}`,
  week: {
    /** The week: today's use and today's allowance. */
    today: (used: string, allowance: string) => `today ${used} of ${allowance}`,
    todayNote:
      'Percent of the week: used today, and today’s part of what was left, by the days you usually work',
    /** The number of full 5-hour sessions in the rest of the week. */
    noSession: 'no full 5-hour session fits',
    sessions: (count: number) =>
      count === 1 ? '1 full 5-hour session fits' : `${String(count)} full 5-hour sessions fit`,
    upTo: (count: number) =>
      count === 1 ? 'up to 1 full 5-hour session fits' : `up to ${String(count)} full 5-hour sessions fit`,
    between: (low: number, high: number) => `${String(low)} to ${String(high)} full 5-hour sessions fit`,
    sessionsNote: 'In what is left of this week, judging by your past sessions',
  },
  hereNote: 'Tokens on this machine only, cache included',
  /** For screen readers: the parts of a line, separated by commas. */
  spoken: {
    severity: { warning: 'Warning.', critical: 'Critical.', reached: 'Limit reached.' },
    cannotTell: 'can’t tell yet',
    belowOne: 'less than 1',
    used: (percent: string) => `${percent} percent used`,
    left: (percent: string) => `${percent} percent left`,
    between: (low: string, high: string) => `between ${low} and ${high} percent used`,
    betweenLeft: (low: string, high: string) => `between ${low} and ${high} percent left`,
    estimate: (used: string) => `estimate: ${used}`,
    old: (used: string, clock: string) => `${used} at ${clock}`,
    elapsed: (percent: string) => `${percent} percent of the time has passed`,
    runsOut: (clock: string) => `runs out at about ${clock}`,
    runsOutEarly: 'runs out before the reset',
    couldRunOut: 'could run out before the reset',
    expected: (percent: string) => `${percent} percent expected at the reset`,
    expectedBetween: (low: string, high: string) => `${low} to ${high} percent expected at the reset`,
    expectedOver: (low: string) => `${low} to over 100 percent expected at the reset`,
    expectedLeft: (percent: string) => `${percent} percent expected to be left at the reset`,
    expectedLeftBetween: (low: string, high: string) =>
      `${low} to ${high} percent expected to be left at the reset`,
    tooEarly: 'too early to forecast the reset',
    notStarted: 'starts with your next message',
    resetUnknown: 'reset time unknown',
    due: (clock: string) => `reset was due at ${clock}, checking`,
    resets: (inTime: string, clock: string) => `resets ${inTime}, at ${clock}`,
    comma: ', ',
    outline: (name: string, text: string) => `${name}: ${text}`,
    unknown: (window: string) => `${window}: not known yet`,
  },
};
