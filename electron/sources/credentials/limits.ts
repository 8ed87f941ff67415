import type { LookReason } from './types';

const BACKGROUND_MS = 3_000;

/** A person needs time for the system's dialog: a 10 s kill closed it under their hands (getagentseal/codeburn). */
const USER_MS = 90_000;

/** How long a password store may take in all, in ms. */
export function storeLimitMs(reason: LookReason): number {
  return reason === 'user' ? USER_MS : BACKGROUND_MS;
}
