import type { PlanWords } from '../../core/usage/plan-spelling';
import { isRecord, textOrNull } from './files/json';
import { createJsonFileReader, type JsonFileReader } from './files/json-file';

/** The account that is signed in, from Claude Code's state file. Personal data: never logged. */
export interface Identity {
  readonly accountUuid: string | null;
  readonly emailAddress: string | null;
  readonly displayName: string | null;
  readonly organizationName: string | null;
  readonly organizationUuid: string | null;
  /** The file's words for the plan; absent where it has none. */
  readonly plan?: PlanWords | undefined;
}

export type IdentityReader = JsonFileReader<Identity>;

/** Creates a reader of `oauthAccount` and of the plan's words in `.claude.json`. */
export function createIdentityReader(path: string, home: string): IdentityReader {
  return createJsonFileReader(path, home, toIdentity);
}

type Fields = Readonly<Record<string, unknown>>;

/** Parses `oauthAccount` and the plan of a `.claude.json`; `null` where none of their fields is set. */
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
 * The fields may lie in `oauthAccount` or at the top level: only their names are known, so both places are read. A
 * seat's own tier has precedence over its organization's.
 */
function planWords(account: Fields, content: Fields): PlanWords | undefined {
  const first = (...keys: readonly string[]) =>
    keys.flatMap((key) => textOrNull(account[key]) ?? textOrNull(content[key]) ?? [])[0] ?? null;
  const type = first('organizationType');
  const tier = first('userRateLimitTier', 'organizationRateLimitTier');
  return type === null && tier === null ? undefined : { type, tier };
}
