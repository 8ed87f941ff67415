import type { LookReason } from './types';

const BACKGROUND_MS = 3_000;

/**
 * A person needs time for the system's dialog: another tool (getagentseal/codeburn) closed it after 10 s, while it was
 * in use.
 */
const USER_MS = 90_000;

/** The time limit for all requests to a password store, in ms. */
export function storeLimitMs(reason: LookReason): number {
  return reason === 'user' ? USER_MS : BACKGROUND_MS;
}
