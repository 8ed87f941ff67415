import type { Account } from './usage';

/** What the file names: who is signed in, and whose reading it keeps. */
export interface CachedIdentity {
  /** `oauthAccount.accountUuid` and `.organizationUuid` of the same file. */
  readonly signedIn: { readonly accountId: string | null; readonly organizationId: string | null } | null;
  /** The account that the kept reading names; `null`: it names none. */
  readonly readingOf: string | null;
}

/** `own`: it is of the account on show; otherwise why it may not be used. */
export type CachedOwner = 'own' | 'unnamed' | 'other_account';

/**
 * Whether a reading that Claude Code keeps on disk is of the account on show. Claude Code uses it only where it names
 * the account that is signed in there; a file that is shared or was copied must not mix two people's numbers. Without
 * a name it is used where there is nothing to confuse it with: one config folder, whose file names who is signed in.
 *
 * @param account the account on show; `null` before one is known: then the file alone says whose it is
 * @param isOnlyFolder whether there is but one config folder
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
  // An account that no answer has named yet goes by what the files say of it.
  const isNamed = account.key === organizationId || account.key === accountId;
  return isNamed ? 'own' : 'other_account';
}
