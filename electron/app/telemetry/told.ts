import { createHash } from 'node:crypto';
import type { Told } from '../../core/gauges-of-accounts';
import type { Settings } from '../../core/settings';
import type { Account } from '../../core/usage';
import type { Snapshot } from '../../core/snapshot-types';

/**
 * The accounts of this machine with what tells their series apart. Without the user's word that is only a number in
 * the order of their folders, and not even that where there is one: who they are stays here.
 */
export function toldOf(snapshots: readonly Snapshot[], telemetry: Settings['telemetry']): readonly Told[] {
  return snapshots.map((snapshot, index) => ({
    snapshot,
    attributes: {
      ...(snapshots.length > 1 && { 'claude.account.slot': String(index + 1) }),
      ...(telemetry.organizationId && organizationOf(snapshot.account)),
      ...(telemetry.accountHash && hashOf(snapshot.account)),
    },
  }));
}

/** The name and place that Claude Code's own metrics have it under, so that both can be joined. */
function organizationOf(account: Account | null): Told['attributes'] {
  return account?.organizationId ? { 'organization.id': account.organizationId } : {};
}

/**
 * The same on every machine that the account is signed in on. The organization's random id makes it unguessable; it
 * alone would not do, since the seats of a team share it and have limits of their own.
 */
function hashOf(account: Account | null): Told['attributes'] {
  if (!account?.organizationId || account.name === null) return {};
  const hash = createHash('sha256').update(`${account.organizationId}\n${account.name.toLowerCase()}`);
  return { 'claude.account.hash': hash.digest('hex').slice(0, 16) };
}
