/** Money beyond the plan, in English. */
export const money = {
  extra: 'Extra usage',
  spend: 'Your spend',
  then: 'Then extra usage pays.',
  thenLeft: (left: string) => `Then extra usage pays: ${left} left.`,
  now: 'Extra usage covers this now.',
  nowLeft: (left: string) => `Extra usage covers this now: ${left} left.`,
  /** Behind a sentence that names the reset. */
  untilThen: 'Extra usage covers this until then.',
  untilThenLeft: (left: string) => `Extra usage covers this until then: ${left} left.`,
  usedUp: 'Extra usage is used up as well.',
  notCharged: 'Extra usage is off, so nothing is charged.',
  spentOf: (spent: string, limit: string) => `${spent} of ${limit}`,
  /** Behind the amount that is spent. */
  ofLimit: (limit: string) => `of ${limit}`,
  used: 'used',
  left: (amount: string) => `${amount} left`,
  off: 'off',
  outOfCredits: 'out of credits',
  /** For a screen reader. */
  spoken: (spent: string, limit: string) => `${spent} of ${limit} used`,
  spokenOld: (spent: string, limit: string, clock: string) => `${spent} of ${limit} used at ${clock}`,
};
