/**
 * The sentence on top, in English. What returns both gives `claim` (stressed) and `rest` (behind it); `at` and `when`
 * come from `spellAt` and `spellReset`, `window` from `windowNoun`, `label` from `windowName`.
 */
export const verdict = {
  loading: { claim: 'Getting your numbers.', rest: 'This takes a few seconds, once.' },
  cannotTell: 'Can’t tell yet.',
  noLimits: 'Anthropic’s answer names no limits for this login.',
  needsReading: 'Needs one reading from Anthropic.',
  nextReset: (when: string) => `The next reset is ${when}.`,

  fine: 'You’re fine.',
  probablyFine: 'You’re probably fine.',
  used: (percent: string, window: string) => `${percent} of the ${window} is used.`,
  nearLimit: (window: string) => `The ${window} is close to its limit.`,
  resets: (when: string) => `It resets ${when}.`,
  ends: (percent: string, window: string, at: string) =>
    `About ${percent} will be used when the ${window} resets ${at}.`,
  endsBelow: (percent: string, window: string, at: string) =>
    `Less than ${percent} will be used when the ${window} resets ${at}.`,
  /** The same of the window that the claim has named. */
  itEnds: (percent: string, at: string) => `About ${percent} will be used when it resets ${at}.`,
  itEndsBelow: (percent: string, at: string) => `Less than ${percent} will be used when it resets ${at}.`,

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
  mayRunOut: (window: string, at: string) => ({
    claim: `Your ${window} may run out`,
    rest: `before it resets ${at}.`,
  }),
  between: (from: string, to: string) => `Between ${from} and ${to} at this pace.`,
  expected: (low: string, high: string) => `At this pace ${low} to ${high} would be used by then.`,
  tooEarly: 'It is too early to be sure.',

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
