import { plural } from '../plural';

/** The activity page, in English. */
export const activity = {
  by: 'Group by',
  groups: { families: 'Model', projects: 'Project' },
  tokens: {
    minutes: 'Tokens in five minutes',
    hour: 'Tokens an hour',
    day: 'Tokens a day',
    week: 'Tokens a week',
    month: 'Tokens a month',
  },
  summary: (most: string, when: string, total: string) => `${total} tokens in all. Most ${when}: ${most}.`,
  otherModels: 'Other',
  noProject: 'no folder',
  others: (count: number) => plural('en', count, { one: 'other', other: 'others' }),
  columns: {
    project: 'Project',
    branch: 'Branch',
    model: 'Model',
    tokens: 'Tokens',
    share: 'Share',
    cost: 'API price',
  },
  models: 'Models',
  when: 'When you work',
  more: 'more tokens an hour',
  facts: {
    total: 'Tokens',
    cached: 'of which read from cache',
    out: 'Output',
    worth: 'At API prices',
    busiest: 'Busiest hour',
    messages: 'Answers',
  },
  unknownPrice: 'price unknown',
  partlyPriced: (known: string, count: number) =>
    `${known} and ${plural('en', count, { one: 'answer', other: 'answers' })} of unknown price`,
  unpriced: (count: number, tokens: string) =>
    `${plural('en', count, { one: 'answer has', other: 'answers have' })} no known price: ${tokens} tokens.`,
  ownPrices: 'own prices',
  ownPriced: (count: number) =>
    `${plural('en', count, { one: 'answer has', other: 'answers have' })} a price of your own, from your settings.`,
  offPlan: (count: number) =>
    `${plural('en', count, { one: 'answer is', other: 'answers are' })} not on your Claude plan: no limit counts them.`,
  offPlanShort: 'not on the plan',
  offPlanPart: (count: number) =>
    `${plural('en', count, { one: 'answer', other: 'answers' })} not on the plan`,
  worktrees: (count: number) => plural('en', count, { one: 'worktree', other: 'worktrees' }),
  repository: 'repository itself',
  worktree: (number: number) => `worktree ${String(number)}`,
  empty: 'No tokens counted in this time.',
  emptyWhy:
    'Quotide counts the tokens in Claude Code’s transcripts on this machine. Nothing is sent anywhere.',
  reading: (percent: string) => `Reading Claude Code’s transcripts: ${percent}.`,
  here: 'This machine only.',
  /** After a total that is not complete yet. */
  soFar: 'so far',
  partial: 'The totals are partial until all transcripts are read.',
};
