import { z } from 'zod';
import type { Account } from '../core/usage';
import type { History } from '../history/history';
import { tokenHash } from '../sources/credentials/token-hash';
import { fetchProfile } from '../sources/usage-api/profile';
import type { ApiRequest } from '../sources/usage-api/request';
import type { Clock } from './clock';
import type { Login } from './login';

const Stored = z.object({ token: z.string(), plan: z.string().nullable(), tier: z.string().nullable() });

/** What completes an account whose stored login does not say its plan. */
export type CompleteAccount = (
  login: Login,
  request: Omit<ApiRequest, 'clock'>,
  organizationId: string | null,
) => Promise<Account>;

/**
 * Asks for the profile at most once for each token, and only when the login on disk does not tell the plan: each
 * request counts against the account. The answer is kept under the token's hash, without a name.
 */
export function createProfileCache(history: History, name: string, clock: Clock): CompleteAccount {
  return async (login, request, organizationId) => {
    const account = { ...login.account, organizationId: login.account.organizationId ?? organizationId };
    if (account.plan !== null) return account;
    const token = tokenHash(login.credential.accessToken);
    const stored = Stored.safeParse(history.kept(name));
    if (stored.success && stored.data.token === token) {
      return { ...account, plan: stored.data.plan, tier: account.tier ?? stored.data.tier };
    }
    const answer = await fetchProfile({ ...request, clock });
    const said = answer.ok ? answer.value : { plan: null, tier: null, organizationId: null, email: null };
    history.keep(name, { token, plan: said.plan, tier: said.tier }, clock.now());
    return {
      ...account,
      plan: said.plan,
      tier: account.tier ?? said.tier,
      organizationId: account.organizationId ?? said.organizationId,
      name: account.name ?? said.email,
    };
  };
}
