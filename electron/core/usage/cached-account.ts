import type { Account } from './usage';

/** The accounts that the file names: the signed-in one, and the one of its stored reading. */
export interface CachedIdentity {
  /** `oauthAccount.accountUuid` and `.organizationUuid` of the same file. */
  readonly signedIn: { readonly accountId: string | null; readonly organizationId: string | null } | null;
  /** The account of the stored reading; `null` where it names none. */
  readonly readingOf: string | null;
}

/** The owner of the reading: `own` is the shown account; the others are reasons not to use it. */
export type CachedOwner = 'own' | 'unnamed' | 'other_account';

/**
 * Whose reading Claude Code has stored on disk. Claude Code itself uses the reading only if it names the signed-in
 * account; a shared or copied file must not mix two people's numbers. A reading without a name is used only where no
 * other account is possible: one config folder, whose file names the signed-in account.
 *
 * @param account the shown account; `null` before it is known: then the file alone decides
 * @param isOnlyFolder whether there is one config folder only
 */
export function cachedOwner(
  { signedIn, readingOf }: CachedIdentity,
  account: Pick<Account, 'key' | 'organizationId'> | null,
  isOnlyFolder: boolean,
): CachedOwner {
  const { accountId = null, organizationId = null } = signedIn ?? {};
  if (accountId === null && organizationId === null) return 'unnamed';
  if (readingOf === null && !isOnlyFolder) return 'unnamed';
  if (readingOf !== null && readingOf !== accountId) return accountId === null ? 'unnamed' : 'other_account';
  if (account === null) return 'own';
  if (account.organizationId !== null && organizationId !== null)
    return account.organizationId === organizationId ? 'own' : 'other_account';
  // Before an answer of Anthropic names the account, its key is the one from the files.
  const isNamed = account.key === organizationId || account.key === accountId;
  return isNamed ? 'own' : 'other_account';
}
