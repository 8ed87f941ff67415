import { z } from 'zod';
import type { AccountEvidence } from '../core/account-identity';

/** Whose a token is, as an answer of Anthropic named it; the token itself is never stored. */
export interface TokenOwner {
  readonly tokenHash: string;
  readonly organizationId: string;
}

/** What outlives a restart of how the account was decided. */
export interface StoredIdentity {
  /** The newest last. */
  readonly owners: readonly TokenOwner[];
  /** `null`: an earlier version stored the account, and not by what it was decided. */
  readonly evidence: AccountEvidence | null;
}

const Stored = z.object({
  owners: z.array(z.object({ tokenHash: z.string(), organizationId: z.string() })),
  evidence: z
    .object({ tokenHash: z.string().nullable(), claimed: z.string().nullable(), isProven: z.boolean() })
    .nullable(),
});

/** Claude Code renews a token three times a day: these are about three weeks of one account. */
const MOST_OWNERS = 64;

/** Reads what was stored; with anything that is not that nothing is known. */
export function readIdentity(json: unknown): StoredIdentity {
  return Stored.safeParse(json).data ?? { owners: [], evidence: null };
}

/** The organization that a token belongs to; `null`: no answer has named it. */
export function ownerOf({ owners }: StoredIdentity, tokenHash: string): string | null {
  return owners.find((owner) => owner.tokenHash === tokenHash)?.organizationId ?? null;
}

/** With the owner of a token, which goes to the end; the oldest of too many go. */
export function withOwner(identity: StoredIdentity, owner: TokenOwner): StoredIdentity {
  const others = identity.owners.filter(({ tokenHash }) => tokenHash !== owner.tokenHash);
  return { ...identity, owners: [...others, owner].slice(-MOST_OWNERS) };
}
