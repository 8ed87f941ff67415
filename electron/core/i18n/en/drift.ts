import { plural } from '../plural';

/** What one percent of a window buys over time, in English. */
export const drift = {
  /** The conclusion, from `windowNoun`; `range` from `range`, `model` is a family such as `Opus`, or ``. */
  fewer: (since: string, window: string, range: string, model: string) =>
    `Since ${since} one percent of the ${window} buys ${range} fewer ${model === '' ? '' : `${model} `}tokens`,
  more: (since: string, window: string, range: string, model: string) =>
    `Since ${since} one percent of the ${window} buys ${range} more ${model === '' ? '' : `${model} `}tokens`,
  none: (days: number) => `No change of the limits in ${plural('en', days, { one: 'day', other: 'days' })}`,
  unknown: 'Did the limits change?',
  tooFew: 'This needs about ten days with readings and with token use on this machine.',
  notYet: 'Quotide still reads Claude Code’s files. The answer follows in a few minutes.',
  range: (low: string, high: string) => (low === high ? high : `${low} to ${high}`),
  sure: (percent: string) => `${percent} sure`,
  buys: (window: string) => `Tokens for one percent of the ${window}`,
  /** The chart in one sentence. */
  summary: (first: string, last: string) => `From ${first} to ${last} tokens.`,
  how: 'From readings and this machine’s tokens; tokens weighted like Sonnet input. Other devices are allowed for.',
  export: 'Readings as CSV',
};
