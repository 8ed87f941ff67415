/**
 * How Claude continues at a limit, in English. `left` is a percent, `clock` includes the day if it is another one.
 * `/low-priority` and `/limit-reset` are commands of Claude Code.
 */
export const limitMode = {
  lowPriority: 'Claude goes on at lower priority.',
  waiting: 'Claude waits for a free place at lower priority.',
  allowance: (left: string) => `${left} of the allowance is left.`,
  allowanceUntil: (left: string, clock: string) => `${left} of the allowance is left until ${clock}.`,
  grace: 'Claude goes on for a short while so you can finish.',
  gracePaid: 'It is paid from your credits.',
  /** The cost of low priority. */
  counts: 'What it uses counts towards your week.',
  offered: 'You can go on at lower priority: type /low-priority in Claude Code.',
  usedUp: 'The allowance for lower priority is used up.',
  usedUpUntil: (clock: string) => `The allowance for lower priority is used up until ${clock}.`,
  unsure: 'Claude may still answer: it went on when it was last seen.',
  /** The row of the mode in the popover: its name, what is beside it, and the allowance on the right. */
  row: {
    low_priority: 'Lower priority',
    grace: 'Grace period',
    counts: 'counts towards your week',
    waiting: 'waits for a free place',
    gracePaid: 'paid from your credits',
    left: (percent: string) => `${percent} left`,
    until: (clock: string) => `until ${clock}`,
  },
  /** In Claude Code's status line, after the percents. */
  short: { low_priority: 'lower priority', grace: 'grace' },
  shortLeft: (left: string) => `lower priority, ${left} left`,
};
