import type { AppClock } from '../clock/clock';
import type { FindLogin, LoginSource } from './login';

/** If the time and the earliest possible time differ by this, in ms, the time is not known yet. */
const IN_DOUBT_MS = 1000;

/**
 * Finds the login without trust in the machine's clock alone. While Anthropic's time is not known, a login counts as
 * expired only if that is sure; the first answer brings the time. A token that Anthropic has refused is not sent again.
 *
 * @param refusedHash the hash of the token that Anthropic refused last; `null`: none
 */
export function findInDoubt(
  find: LoginSource['find'],
  { now, earliest }: Pick<AppClock, 'now' | 'earliest'>,
  refusedHash: () => string | null,
): FindLogin {
  return async (reason) => {
    if (now() - earliest() < IN_DOUBT_MS) return find(reason);
    const outcome = await find(reason, earliest);
    const isRefused = outcome.login !== null && outcome.login.evidence.tokenHash === refusedHash();
    return isRefused ? find(reason) : outcome;
  };
}
