import type { PlanWords } from '../../core/plan-spelling';
import { isRecord, textOrNull } from './json';
import { createJsonFileReader, type JsonFileReader } from './json-file';

/** Who is signed in, as Claude Code noted it; personal data: never logged. */
export interface Identity {
  readonly accountUuid: string | null;
  readonly emailAddress: string | null;
  readonly displayName: string | null;
  readonly organizationName: string | null;
  readonly organizationUuid: string | null;
  /** What the file says of the plan; absent where it says nothing. */
  readonly plan?: PlanWords | undefined;
}

export type IdentityReader = JsonFileReader<Identity>;

/** Reads `oauthAccount` and what names the plan from `.claude.json`, without network. */
export function createIdentityReader(path: string, home: string): IdentityReader {
  return createJsonFileReader(path, home, toIdentity);
}

type Fields = Readonly<Record<string, unknown>>;

/** `oauthAccount` and the plan of a `.claude.json`, as Claude Code writes it; `null` where it names nothing. */
export function toIdentity(content: Fields): Identity | null {
  const named = content['oauthAccount'];
  const account: Fields = isRecord(named) ? named : {};
  const identity: Identity = {
    accountUuid: textOrNull(account['accountUuid']),
    emailAddress: textOrNull(account['emailAddress']),
    displayName: textOrNull(account['displayName']),
    organizationName: textOrNull(account['organizationName']),
    organizationUuid: textOrNull(account['organizationUuid']),
  };
  const plan = planWords(account, content);
  if (plan === undefined) return Object.values(identity).some((value) => value !== null) ? identity : null;
  return { ...identity, plan };
}

/**
 * Beside the account or at the top: both places are read, since only names of these fields are known. A seat's own tier
 * goes before its organization's.
 */
function planWords(account: Fields, content: Fields): PlanWords | undefined {
  const first = (...keys: readonly string[]) =>
    keys.flatMap((key) => textOrNull(account[key]) ?? textOrNull(content[key]) ?? [])[0] ?? null;
  const type = first('organizationType');
  const tier = first('userRateLimitTier', 'organizationRateLimitTier');
  return type === null && tier === null ? undefined : { type, tier };
}
