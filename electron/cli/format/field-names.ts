/** Fields of a limit in `quotide status --format`: `{five_hour.percent}`. */
export const WINDOW_FIELDS = {
  label: 'name: 5-hour',
  percent: 'used: 22 %, ~22 % if estimated, 22 % (old) if old',
  left: 'the same for what is left',
  utilization: 'used, as a number: 22.4',
  reset: 'time until the reset: 2 h 13 min; "due" once it has passed, "not started" before the first message',
  reset_at: 'time of the reset: 15:00, Tue 09:00',
  resets_at: 'instant of the reset: 2026-11-21T15:00:00.000Z',
  severity: 'normal, warning, critical or reached',
  verdict: 'lasts or runs_out',
  forecast: 'use at the reset: 34–47 % at reset, runs out',
  runs_out_at: 'time at which it runs out; empty if it lasts',
  state: 'live, old, estimate or unknown',
  stale: 'true if the number is old',
  source: 'where the number came from: official_api, …',
  age: 'age of the number: 12 s',
  observed_at: 'instant of the number',
} as const;

/** Fields of the account. */
export const ACCOUNT_FIELDS = {
  plan: 'Max, Pro, …',
  verdict: 'the sentence on top of the popover',
  severity: 'of the limit that matters most',
  state: 'live, old, estimate or unknown',
  stale: 'true if the numbers are old',
  source: 'where the numbers came from',
  age: 'age of the numbers',
  observed_at: 'instant of the numbers',
  taken_at: 'instant of this output',
  mode: 'normal, grace or low_priority',
  problem: 'why the numbers are not live; empty if they are',
  windows: 'all limits with their percent',
  banked_resets: 'limit resets that can be used',
} as const;

/** Fields of the extra usage. */
export const EXTRA_FIELDS = {
  percent: 'used of its limit',
  used: 'money used',
  limit: 'its limit',
} as const;

export type WindowField = keyof typeof WINDOW_FIELDS;
export type AccountField = keyof typeof ACCOUNT_FIELDS;
export type ExtraField = keyof typeof EXTRA_FIELDS;

/** Stands in a template for the limit that matters most. */
export const TIGHTEST = 'tightest';
/** Stands in a template for the extra usage. */
export const EXTRA = 'extra';

/** All fields in one sentence, for help and errors. */
export function fieldList(): string {
  const names = (fields: object) => Object.keys(fields).join(', ');
  return `LIMIT.${names(WINDOW_FIELDS)} (LIMIT is five_hour, seven_day, seven_day_MODEL or tightest); ${names(ACCOUNT_FIELDS)}; ${EXTRA}.${names(EXTRA_FIELDS)}`;
}
