/** Notifications, in English. */
export const alerts = {
  passed: (window: string, percent: string) => `${window} window at ${percent}`,
  resets: (clock: string) => `It resets at ${clock}.`,
  reached: (window: string) => `${window} limit reached`,
  answersAgain: (clock: string) => `Claude answers again at ${clock}.`,
  fresh: (window: string) => `The ${window} window is fresh again`,
  early: 'Anthropic reset it ahead of its time.',
  lost: 'Quotide can no longer read your usage',
  sampleTitle: 'Quotide',
  sampleBody: 'Alerts look like this.',
  noService: 'No notification service runs on this desktop. Install one, such as dunst.',
  failed: (reason: string) => `The system refused the notification: ${reason}`,
};
