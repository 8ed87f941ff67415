import { upperFirst } from '../upper-first';

/** Money beyond the plan, in English. `who` is one of `payer`. */
export const money = {
  /** The payer, by scope; `any` if it is unknown. */
  payer: {
    any: 'extra usage',
    own: 'your extra usage',
    team: 'your team’s extra usage',
    channel: 'your channel’s extra usage',
  },
  /** The payer as the name of a row. */
  payerLabel: {
    any: 'Extra usage',
    own: 'Your extra usage',
    team: 'Your team’s extra usage',
    channel: 'Your channel’s extra usage',
  },
  spend: 'Your spend',
  then: (who: string) => `Then ${who} pays.`,
  thenLeft: (who: string, left: string) => `Then ${who} pays: ${left} left.`,
  now: (who: string) => `${upperFirst(who)} covers this now.`,
  nowLeft: (who: string, left: string) => `${upperFirst(who)} covers this now: ${left} left.`,
  /** After a sentence that names the reset. */
  untilThen: (who: string) => `${upperFirst(who)} covers this until then.`,
  untilThenLeft: (who: string, left: string) => `${upperFirst(who)} covers this until then: ${left} left.`,
  usedUp: (who: string) => `${upperFirst(who)} is used up as well.`,
  notCharged: (who: string) => `${upperFirst(who)} is off, so nothing is charged.`,
  paused: (who: string) => `${upperFirst(who)} is paused: its limit for today is reached.`,
  spentOf: (spent: string, limit: string) => `${spent} of ${limit}`,
  /** After the amount spent. */
  ofLimit: (limit: string) => `of ${limit}`,
  used: 'used',
  left: (amount: string) => `${amount} left`,
  off: 'off',
  pausedToday: 'paused for today',
  /** A daily or weekly cap beside the limit; `amounts` is `$3.00 of $10.00`. */
  cap: {
    daily: (amounts: string) => `today ${amounts}`,
    weekly: (amounts: string) => `this week ${amounts}`,
  },
  /** Below the spend of a plan that has only money. */
  monthly: 'monthly limit, renewed next month',
  byOrganisation: 'set by your organisation',
  outOfCredits: 'out of credits',
  /** For screen readers. */
  spoken: (spent: string, limit: string) => `${spent} of ${limit} used`,
  spokenOld: (spent: string, limit: string, clock: string) => `${spent} of ${limit} used at ${clock}`,
};
