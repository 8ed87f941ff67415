import { err, ok, type Result } from '../../core/result';
import { plainFailure, type ApiFailure } from './request-failure';
import { planLabel } from './plan';
import { ask, type ApiRequest } from './request';
import { recordOf } from './body/json-values';
import { cleanName } from './body/names';

/** The account that is signed in. Name and e-mail address are only for the screen: never logged, never exported. */
export interface Profile {
  readonly organizationId: string | null;
  readonly organizationName: string | null;
  readonly email: string | null;
  /** `Max`, `Pro`, …; `null` where the answer names none. */
  readonly plan: string | null;
  /** Anthropic's rate-limit tier, verbatim. */
  readonly tier: string | null;
}

const PROFILE_PATH = '/api/oauth/profile';

/** Requests the profile once (scope `user:profile`). The caller stores it until the token changes. */
export async function fetchProfile(request: ApiRequest): Promise<Result<Profile, ApiFailure>> {
  const answer = await ask(request, PROFILE_PATH);
  if (!answer.ok) return answer;
  const profile = parseProfile(answer.value.body, answer.value.organizationId);
  if (profile !== null) return ok(profile);
  const failure = plainFailure(
    'contract_changed',
    'unknown_shape',
    'the profile holds neither account nor organization',
  );
  return err({ ...failure, status: answer.value.status });
}

/** Parses a profile's body; `null` when it holds neither an account nor an organization. */
export function parseProfile(body: unknown, organizationId: string | null): Profile | null {
  const account = recordOf(recordOf(body)?.['account']);
  const organization = recordOf(recordOf(body)?.['organization']);
  if (account === null && organization === null) return null;
  const tier = cleanName(organization?.['rate_limit_tier'], 64);
  const uuid = cleanName(organization?.['uuid'], 64);
  return {
    organizationId: uuid !== null && /^\w[\w-]*$/.test(uuid) ? uuid : organizationId,
    organizationName: cleanName(organization?.['name'], 80),
    // The field's name has changed over time; CodexBar reads both.
    email: cleanName(account?.['email'], 120) ?? cleanName(account?.['email_address'], 120),
    plan: planLabel(cleanName(organization?.['organization_type']) ?? subscription(account), tier),
    tier,
  };
}

/** The plan from the account's flags, for answers without an organization type. */
function subscription(account: Readonly<Record<string, unknown>> | null): string | null {
  return ['ultra', 'max', 'pro'].find((plan) => account?.[`has_claude_${plan}`] === true) ?? null;
}
