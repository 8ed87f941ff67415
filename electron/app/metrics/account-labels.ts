import { createHash } from 'node:crypto';
import type { AccountMetrics } from '../../core/metrics/gauges-of-accounts';
import type { Settings } from '../../core/settings/settings';
import type { Account } from '../../core/usage/usage';
import type { AccountSnapshot } from '../../core/snapshot/snapshot-types';

/**
 * The accounts of this machine, each with the attributes that distinguish its series. Unless the user chose more, that
 * is only a number in the order of their folders, and nothing where there is one account: no identity leaves the machine.
 */
export function labelAccounts(
  snapshots: readonly AccountSnapshot[],
  telemetry: Settings['telemetry'],
): readonly AccountMetrics[] {
  return snapshots.map((snapshot, index) => ({
    snapshot,
    attributes: {
      ...(snapshots.length > 1 && { 'claude.account.slot': String(index + 1) }),
      ...(telemetry.organizationId && organizationOf(snapshot.account)),
      ...(telemetry.accountHash && hashOf(snapshot.account)),
    },
  }));
}

/** The attribute of Claude Code's own metrics, so that both can be joined. */
function organizationOf(account: Account | null): AccountMetrics['attributes'] {
  return account?.organizationId ? { 'organization.id': account.organizationId } : {};
}

/**
 * A hash that is the same on all machines of the account. The organization's random id makes it unguessable. The id
 * alone is not enough: the seats of a team share it, and each has limits of its own.
 */
function hashOf(account: Account | null): AccountMetrics['attributes'] {
  if (!account?.organizationId || account.name === null) return {};
  const hash = createHash('sha256').update(`${account.organizationId}\n${account.name.toLowerCase()}`);
  return { 'claude.account.hash': hash.digest('hex').slice(0, 16) };
}
