/** The identity in Claude Code's `.claude.json`. It proves nothing, since it may belong to another login. */
export interface FileIdentity {
  readonly organizationId: string | null;
  readonly accountId: string | null;
}

/** The facts about a login that need no request to Anthropic. */
export interface LoginEvidence {
  readonly tokenHash: string;
  readonly file: FileIdentity | null;
  /** A key for the folder of the login: `dir-…`. */
  readonly folderKey: string;
}

/** The facts by which the signed-in account was decided. */
export interface AccountEvidence {
  /** Hash of the token; `null`: unknown. */
  readonly tokenHash: string | null;
  /** The key from the files at that moment; `null`: unknown. */
  readonly claimed: string | null;
  /** Whether an answer of Anthropic named the organization. */
  readonly isProven: boolean;
}

/** The signed-in account, as it was last decided. */
export interface KnownAccount extends AccountEvidence {
  readonly key: string;
  readonly organizationId: string | null;
}

/**
 * The account of a login. `first`: no account was known; `same`: the known account; `renamed`: the known account under
 * a better key; `switched`: another account.
 */
export interface IdentityDecision {
  readonly kind: 'first' | 'same' | 'renamed' | 'switched';
  readonly key: string;
  readonly organizationId: string | null;
  readonly isProven: boolean;
}

/**
 * Decides the account of a login. Only an answer of Anthropic proves it: Claude Code writes its two files at different
 * moments, and account switchers write only one of them (https://github.com/realiti4/claude-swap/issues/119).
 *
 * @param owner the organization that answers to this token named; `null` before the first such answer
 * @param known the account that was signed in before; `null` before the first one
 */
export function decideAccount(
  login: LoginEvidence,
  owner: string | null,
  known: KnownAccount | null,
): IdentityDecision {
  if (known === null) return firstAccount(login, owner);
  return owner === null ? byFiles(login, known) : byOwner(login, owner, known);
}

/** The key from the files: the organization, else the person, else the folder. */
export function claimedKey({ file, folderKey }: LoginEvidence): string {
  return file?.organizationId ?? file?.accountId ?? folderKey;
}

/** The key of an account known by its token alone: behind the proxy, on a machine without a login. */
export function tokenKey(tokenHash: string): string {
  return `token-${tokenHash}`;
}

/** The key of use that names neither an organization nor a token: it counts for no account of this machine. */
export const strangersKey = tokenKey('none');

function firstAccount(login: LoginEvidence, owner: string | null): IdentityDecision {
  const organizationId = owner ?? login.file?.organizationId ?? null;
  return { kind: 'first', key: owner ?? claimedKey(login), organizationId, isProven: owner !== null };
}

function byOwner(login: LoginEvidence, owner: string, known: KnownAccount): IdentityDecision {
  const decided = (kind: IdentityDecision['kind']): IdentityDecision => ({
    kind,
    key: owner,
    organizationId: owner,
    isProven: true,
  });
  if (known.key === owner) return decided('same');
  if (known.organizationId === owner || isSameLogin(login, known)) return decided('renamed');
  return decided('switched');
}

/** Whether the known account's readings came with this login, under a key that no answer has proved. */
function isSameLogin({ tokenHash }: LoginEvidence, known: KnownAccount): boolean {
  if (known.isProven) return false;
  if (known.key.startsWith(tokenKey(''))) return known.key === tokenKey(tokenHash);
  // The key is a folder or a person: no fact shows that another account has signed in since.
  return known.organizationId === null || known.tokenHash === tokenHash;
}

/**
 * Without an answer, both files together decide. A new token alone is a renewal; another name alone is a file that was
 * written before the login.
 */
function byFiles(login: LoginEvidence, known: KnownAccount): IdentityDecision {
  const { file, tokenHash, folderKey } = login;
  const { key, organizationId, isProven } = known;
  const same: IdentityDecision = { kind: 'same', key, organizationId, isProven };
  const isNewToken = known.tokenHash !== null && known.tokenHash !== tokenHash;
  const names = [file?.organizationId, file?.accountId].filter((name) => typeof name === 'string');
  if (!isNewToken || names.length === 0) return same;
  const before = [key, organizationId, known.claimed];
  // The file did not exist or named no account: its first name is no switch.
  const isNamedFirst = known.claimed === folderKey;
  if (isNamedFirst || names.some((name) => before.includes(name))) return same;
  return {
    kind: 'switched',
    key: claimedKey(login),
    organizationId: file?.organizationId ?? null,
    isProven: false,
  };
}
