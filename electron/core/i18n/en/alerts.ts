import { plural } from '../plural';

/** Notifications, in English. */
export const alerts = {
  passed: (window: string, percent: string) => `${window} window at ${percent}`,
  passedLeft: (window: string, percent: string) => `${window} window: ${percent} left`,
  /** `at` from `spellAt`, `countdown` from `spellDeclined`. */
  resets: (at: string, countdown: string) => `It resets ${at}, in ${countdown}.`,
  endsAbout: (percent: string) => `About ${percent} will be used by then.`,
  endsAboutLeft: (percent: string) => `About ${percent} will be left then.`,
  mayEnd: 'It could run out before that.',
  reached: (window: string) => `${window} limit reached`,
  answersAgain: (at: string, countdown: string) => `Claude answers again ${at}, in ${countdown}.`,
  fresh: (window: string) => `The ${window} window is fresh again`,
  early: 'Anthropic reset it early.',
  earlyBanked: (left: string) => `A banked reset was used; ${left} left.`,
  /** Only for the 5-hour window. */
  earlyRestarted:
    'It was reset early, by /limit-reset or by Anthropic. What you used still counts towards your week.',
  earlyUnknown: 'It was reset early.',
  bankedExpires: (count: number) =>
    plural('en', count, { one: 'banked reset expires soon', other: 'banked resets expire soon' }),
  bankedUntil: (at: string, span: string) => `It can be used until ${at}, for about ${span}.`,
  limitBuysMore: (window: string) => `One percent of the ${window} window buys more tokens`,
  limitBuysFewer: (window: string) => `One percent of the ${window} window buys fewer tokens`,
  limitChangedBy: (percent: string) =>
    `By about ${percent}, as your own readings show. The History page has the range and the readings.`,
  lost: 'Quotide can no longer read your usage',
  starts: 'It starts with your next message.',
  /** `clock` stands alone, since a reset is often days ahead. */
  resetsNext: (clock: string, countdown: string) => `It next resets at ${clock}, in ${countdown}.`,
  runsOut: (window: string) => `${window} window runs out before its reset`,
  /** `out` is `around 14:20`, or `Thu 14:20` on another day. */
  runsOutAt: (out: string, at: string, countdown: string) =>
    `At this pace ${out}; it resets ${at}, in ${countdown}.`,
  paceOut: (out: string) => `At this pace it runs out ${out}.`,
  spendPassed: (percent: string) => `Extra usage at ${percent} of its limit`,
  spent: (amounts: string) => `${amounts} is spent.`,
  spendReached: 'Extra usage limit reached',
  raiseLimit: 'It pays again next month, or once the limit is raised at Anthropic.',
  look: 'Open Quotide to see where you stand.',
  ofAccount: (account: string) => `Account: ${account}`,
  /** In the tray's menu, if the system showed no notification. */
  inTray: (title: string) => `Alert: ${title}`,
  undelivered: 'The system showed no notification:',
  refused: {
    mac: 'macOS didn’t show the last alert. It needs a signed app, and your permission in System Settings › Notifications.',
    linux: 'No notification service answered the last time. Until one does, alerts are in the tray’s menu.',
    other: 'The system didn’t show the last alert. Check that it lets Quotide send notifications.',
  },
  sampleTitle: 'Quotide',
  sampleBody: 'Alerts look like this.',
  noService: 'No notification service runs on this desktop. Install one, such as dunst.',
  failed: (reason: string) => `The system refused the notification: ${reason}`,
};
