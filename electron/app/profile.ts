import { z } from 'zod';
import type { PlanWords } from '../core/plan-spelling';
import type { Account } from '../core/usage';
import type { History } from '../history/history';
import { planFrom, planLabel } from '../sources/usage-api/plan';
import { fetchProfile } from '../sources/usage-api/profile';
import type { ApiRequest } from '../sources/usage-api/request';
import type { Clock } from './clock';
import type { Login } from './login';

const Stored = z.object({
  token: z.string(),
  plan: z.string().nullable(),
  tier: z.string().nullable(),
  organizationId: z.string().nullable().default(null),
});

/** What the profile says of a login; all `null` where it was not asked. */
export type ProfileFacts = Pick<Account, 'plan' | 'tier' | 'organizationId' | 'name'>;

/** Asks for the profile of a login that does not name its plan. */
export type AskProfile = (login: Login, request: Omit<ApiRequest, 'clock'>) => Promise<ProfileFacts>;

/**
 * Asks for the profile at most once for each token, and only when the login on disk does not tell the plan: each
 * request counts against the account. The answer is kept under the token's hash, without a name.
 */
export function createProfileCache(history: History, name: string, clock: Clock): AskProfile {
  return async (login, request) => {
    if (login.account.plan !== null) return nothing;
    const token = login.evidence.tokenHash;
    const stored = Stored.safeParse(history.kept(name));
    if (stored.success && stored.data.token === token) {
      const { plan, tier, organizationId } = stored.data;
      // An earlier version stored the names of its day (`Max 20x`).
      return { plan: planLabel(plan, tier), tier, organizationId, name: null };
    }
    const answer = await fetchProfile({ ...request, clock });
    const { plan, tier, organizationId, email } = answer.ok ? answer.value : { ...nothing, email: null };
    history.keep(name, { token, plan, tier, organizationId }, clock.now());
    return { plan, tier, organizationId, name: email };
  };
}

const nothing: ProfileFacts = { plan: null, tier: null, organizationId: null, name: null };

/**
 * An account with what its own files do not say: the profile's word first.
 *
 * @param said what the usage answer says of the plan
 */
export function completed(account: Account, profile: ProfileFacts, said?: PlanWords): Account {
  const answer = said === undefined ? nothing : planFrom([said]);
  return {
    ...account,
    plan: account.plan ?? profile.plan ?? answer.plan,
    tier: account.tier ?? profile.tier ?? answer.tier,
    name: account.name ?? profile.name,
  };
}
