/**
 * The verdict, in English. An entry with two parts returns `claim` (emphasized) and `rest` (after it); `at` and `when`
 * are from `spellAt` and `spellReset`, `window` from `windowNoun`, `label` from `windowName`.
 */
export const verdict = {
  loading: { claim: 'Getting your numbers.', rest: 'This takes a few seconds, once.' },
  cannotTell: 'Can’t tell yet.',
  noLimits: 'Anthropic’s answer names no limits for this login.',
  needsReading: 'Needs one reading from Anthropic.',
  nextReset: (when: string) => `The next reset is ${when}.`,

  fine: 'You’re fine.',
  /** `until` is a clock time, with the day if it is another one. */
  fineUntil: (until: string) => `You’re fine until ${until}.`,
  fineSoFar: 'You’re fine so far.',
  /** A window whose high end passes 100 %; `by` is the clock time or the day of its reset. */
  tight: (window: string, low: string, full: string, by: string) =>
    `The ${window} could get tight: ${low} to over ${full} by ${by}.`,
  tightLeft: (window: string, none: string, most: string, by: string) =>
    `The ${window} could get tight: ${none} to ${most} left by ${by}.`,
  tooEarlyFor: (window: string) => `It is too early to tell for the ${window}.`,
  notKnownYet: (window: string) => `The ${window} is not known yet.`,
  used: (percent: string, window: string) => `${percent} of the ${window} is used.`,
  remains: (percent: string, window: string) => `${percent} of the ${window} is left.`,
  nearLimit: (window: string) => `The ${window} is close to its limit.`,
  resets: (when: string) => `It resets ${when}.`,
  ends: (percent: string, window: string, at: string) =>
    `About ${percent} will be used when the ${window} resets ${at}.`,
  endsBelow: (percent: string, window: string, at: string) =>
    `Less than ${percent} will be used when the ${window} resets ${at}.`,
  endsLeft: (percent: string, window: string, at: string) =>
    `About ${percent} will be left when the ${window} resets ${at}.`,
  /** The same for the window that the claim names. */
  itEnds: (percent: string, at: string) => `About ${percent} will be used when it resets ${at}.`,
  itEndsBelow: (percent: string, at: string) => `Less than ${percent} will be used when it resets ${at}.`,
  itEndsLeft: (percent: string, at: string) => `About ${percent} will be left when it resets ${at}.`,

  resting: { claim: 'Starts with your next message.', rest: 'No window is running.' },
  oneResting: (window: string) => `The ${window} starts with your next message.`,
  due: (at: string) => ({ claim: `Reset was due ${at}.`, rest: 'Checking.' }),

  spent: (amount: string) => `${amount} is spent.`,
  billsByUse: 'This plan bills by use.',
  windowless: 'It has no 5-hour or 7-day window.',

  reached: 'Limit reached.',
  oneReached: (label: string) => `${label} limit reached.`,
  otherModels: 'Other models still answer.',
  answersAgain: (when: string) => `Claude answers again ${when}.`,
  answersAfter: (window: string) => `Claude answers again when the ${window} resets.`,
  windowResets: (window: string, when: string) => `The ${window} resets ${when}.`,

  left: (span: string, window: string) => ({ claim: `About ${span} left`, rest: `in the ${window}.` }),
  hardlyLeft: (window: string) => ({ claim: 'Less than a minute left', rest: `in the ${window}.` }),

  runsOut: (window: string, at: string, before: string) => ({
    claim: `Your ${window} runs out ${at},`,
    rest: `${before} before it resets.`,
  }),
  runsOutNow: (window: string, before: string) => ({
    claim: `Your ${window} is about to run out,`,
    rest: `${before} before it resets.`,
  }),
  /** The whole forecast passes 100 %, but is uncertain; `at` is from `spellRoughly`. */
  roughly: (window: string, at: string, before: string) => ({
    claim: `At this pace the ${window} runs out ${at},`,
    rest: `${before} before it resets.`,
  }),
  roughlyNow: (window: string, before: string) => ({
    claim: `At this pace the ${window} runs out soon,`,
    rest: `${before} before it resets.`,
  }),
  oneReading: 'One reading so far, so this is rough.',
  fewReadings: 'This is rough: the pace may well change.',
  couldRunOut: (window: string, at: string, resets: string) => ({
    claim: `Your ${window} could run out ${at},`,
    rest: `before it resets ${resets}.`,
  }),
  /** The same for a forecast without a time. */
  mayRunOut: (window: string, resets: string) => ({
    claim: `Your ${window} could run out`,
    rest: `before it resets ${resets}.`,
  }),
  between: (from: string, to: string) => `Between ${from} and ${to} at this pace.`,
  expected: (low: string, full: string) => `At this pace ${low} to over ${full} would be used by then.`,
  expectedLeft: (most: string) => `At this pace at most ${most} would be left by then.`,

  old: (span: string) => `These numbers are ${span} old.`,
  oneOld: (label: string, span: string) => `The ${label} reading is ${span} old.`,
  asksByItself: 'Quotide asks for new ones by itself.',
  unharmed: 'Your limits are not affected by this.',
  stillReached: (label: string, seen: string, when: string) =>
    `The ${label} limit was reached when last seen, ${seen}; it resets ${when}.`,
  estimate: (percent: string, window: string) =>
    `This machine alone has used about ${percent} of the ${window}.`,
  othersMissing: 'Use on other devices isn’t counted.',
};
