import { z } from 'zod';
import type { AccountEvidence } from '../../core/usage/account-identity';

/** The organization of a token, as an answer of Anthropic named it. The token itself is never stored. */
export interface TokenOwner {
  readonly tokenHash: string;
  readonly organizationId: string;
}

/** The stored facts by which the account is decided. */
export interface StoredIdentity {
  /** The newest last. */
  readonly owners: readonly TokenOwner[];
  /** `null`: stored by an earlier version, which had no evidence. */
  readonly evidence: AccountEvidence | null;
}

const Stored = z.object({
  owners: z.array(z.object({ tokenHash: z.string(), organizationId: z.string() })),
  evidence: z
    .object({ tokenHash: z.string().nullable(), claimed: z.string().nullable(), isProven: z.boolean() })
    .nullable(),
});

/** Owners that are stored. Claude Code renews a token three times a day, so these are about three weeks of one account. */
const MOST_OWNERS = 64;

/** Parses the stored identity; a malformed one gives an empty identity. */
export function readIdentity(json: unknown): StoredIdentity {
  return Stored.safeParse(json).data ?? { owners: [], evidence: null };
}

/** The organization that a token belongs to; `null`: unknown. */
export function ownerOf({ owners }: StoredIdentity, tokenHash: string): string | null {
  return owners.find((owner) => owner.tokenHash === tokenHash)?.organizationId ?? null;
}

/** Adds the owner of a token at the end; the oldest of too many are dropped. */
export function withOwner(identity: StoredIdentity, owner: TokenOwner): StoredIdentity {
  const others = identity.owners.filter(({ tokenHash }) => tokenHash !== owner.tokenHash);
  return { ...identity, owners: [...others, owner].slice(-MOST_OWNERS) };
}
