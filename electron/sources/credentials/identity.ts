import { isRecord, textOrNull } from './json';
import { createJsonFileReader, type JsonFileReader } from './json-file';

/** Who is signed in, as Claude Code noted it; personal data: never logged. */
export interface Identity {
  readonly accountUuid: string | null;
  readonly emailAddress: string | null;
  readonly displayName: string | null;
  readonly organizationName: string | null;
  readonly organizationUuid: string | null;
}

export type IdentityReader = JsonFileReader<Identity>;

/** Reads `oauthAccount` from `.claude.json`, without network. */
export function createIdentityReader(path: string, home: string): IdentityReader {
  return createJsonFileReader(path, home, ({ oauthAccount }) => toIdentity(oauthAccount));
}

/** `oauthAccount` as Claude Code writes it; `null` where it names nothing. */
export function toIdentity(account: unknown): Identity | null {
  if (!isRecord(account)) return null;
  const identity: Identity = {
    accountUuid: textOrNull(account['accountUuid']),
    emailAddress: textOrNull(account['emailAddress']),
    displayName: textOrNull(account['displayName']),
    organizationName: textOrNull(account['organizationName']),
    organizationUuid: textOrNull(account['organizationUuid']),
  };
  return Object.values(identity).some((value) => value !== null) ? identity : null;
}
