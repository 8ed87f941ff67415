/** How the payer of extra usage is called: alone, at the start of a sentence, and within one. */
interface Payer {
  readonly label: string;
  readonly start: string;
  readonly inside: string;
}

/** Money beyond the plan, in English. `who` is one of `payer`. */
export const money = {
  extra: 'Extra usage',
  /** Whose money it is, by its scope; `any` where that is not known. */
  payer: {
    any: { label: 'Extra usage', start: 'Extra usage', inside: 'extra usage' },
    own: { label: 'Your extra usage', start: 'Your extra usage', inside: 'your extra usage' },
    team: {
      label: 'Your team’s extra usage',
      start: 'Your team’s extra usage',
      inside: 'your team’s extra usage',
    },
    channel: {
      label: 'Your channel’s extra usage',
      start: 'Your channel’s extra usage',
      inside: 'your channel’s extra usage',
    },
  } as Readonly<Record<'any' | 'own' | 'team' | 'channel', Payer>>,
  spend: 'Your spend',
  then: (who: Payer) => `Then ${who.inside} pays.`,
  thenLeft: (who: Payer, left: string) => `Then ${who.inside} pays: ${left} left.`,
  now: (who: Payer) => `${who.start} covers this now.`,
  nowLeft: (who: Payer, left: string) => `${who.start} covers this now: ${left} left.`,
  /** Behind a sentence that names the reset. */
  untilThen: (who: Payer) => `${who.start} covers this until then.`,
  untilThenLeft: (who: Payer, left: string) => `${who.start} covers this until then: ${left} left.`,
  usedUp: (who: Payer) => `${who.start} is used up as well.`,
  notCharged: (who: Payer) => `${who.start} is off, so nothing is charged.`,
  paused: (who: Payer) => `${who.start} is paused: its limit for today is reached.`,
  spentOf: (spent: string, limit: string) => `${spent} of ${limit}`,
  /** Behind the amount that is spent. */
  ofLimit: (limit: string) => `of ${limit}`,
  used: 'used',
  left: (amount: string) => `${amount} left`,
  off: 'off',
  pausedToday: 'paused for today',
  /** A cap on it beside its limit; `amounts` is `$3.00 of $10.00`. */
  cap: {
    daily: (amounts: string) => `today ${amounts}`,
    weekly: (amounts: string) => `this week ${amounts}`,
  },
  outOfCredits: 'out of credits',
  /** For a screen reader. */
  spoken: (spent: string, limit: string) => `${spent} of ${limit} used`,
  spokenOld: (spent: string, limit: string, clock: string) => `${spent} of ${limit} used at ${clock}`,
};
