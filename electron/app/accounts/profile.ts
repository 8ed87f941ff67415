import { z } from 'zod';
import type { PlanWords } from '../../core/usage/plan-spelling';
import type { Account } from '../../core/usage/usage';
import type { History } from '../../history/history';
import { planFrom, planLabel } from '../../sources/usage-api/plan';
import { fetchProfile } from '../../sources/usage-api/profile';
import type { ApiRequest } from '../../sources/usage-api/request';
import type { Clock } from '../clock/clock';
import type { Login } from './login';

const Stored = z.object({
  token: z.string(),
  plan: z.string().nullable(),
  tier: z.string().nullable(),
  organizationId: z.string().nullable().default(null),
});

/** The part of an account that the profile names; all `null` if it was not requested. */
export type ProfileFacts = Pick<Account, 'plan' | 'tier' | 'organizationId' | 'name'>;

/** Requests the profile of a login that does not name its plan. */
export type AskProfile = (login: Login, request: Omit<ApiRequest, 'clock'>) => Promise<ProfileFacts>;

/**
 * Requests the profile at most once for each token, and only if the login on disk does not name the plan: each request
 * counts against the account. The answer is stored with the token's hash, without a name.
 */
export function createProfileCache(history: History, name: string, clock: Clock): AskProfile {
  return async (login, request) => {
    if (login.account.plan !== null) return nothing;
    const token = login.evidence.tokenHash;
    const stored = Stored.safeParse(history.kept(name));
    if (stored.success && stored.data.token === token) {
      const { plan, tier, organizationId } = stored.data;
      // Earlier versions stored other names of plans (`Max 20x`).
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
 * Completes an account: by the profile, then by the usage answer.
 *
 * @param said the plan in the usage answer
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
