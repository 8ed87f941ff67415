import type { AppClock } from './clock';
import type { FindLogin, LoginSource } from './login';

/** So far apart, the time is not known yet. */
const IN_DOUBT_MS = 1000;

/**
 * Looks for the login so that the machine's clock alone never ends it: as long as Anthropic's time is not known, a
 * login counts as expired only where it has expired for sure. Its first answer brings the time. One that Anthropic has
 * refused is not sent again.
 *
 * @param refusedHash of the token that Anthropic refused last; `null`: none
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
