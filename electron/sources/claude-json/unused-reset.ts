import type { BankedResets, ResetGrant } from '../../core/usage/usage';
import { recordOf } from '../usage-api/body/json-values';
import { readId } from './cached-usage';

/** What `.claude.json` states about a banked limit reset. */
export interface CachedReset {
  /** When Claude Code received that answer (epoch ms of the system's clock). */
  readonly checkedAt: number;
  /** One grant of one reset, which means "at least one", or no grant. The file has no date of expiry. */
  readonly bankedResets: BankedResets;
}

const GRANT: ResetGrant = { id: 'claude_code_cache', left: 1, startsAt: null, endsAt: null };
/** Claude Code itself uses the cached answer for three days. */
const VALID_MS = 3 * 24 * 3_600_000;

/**
 * Parses `unusedLimitResetStatusCache`: `{accountUuid, holdsUnusedReset, checkedAt, validUntil}`. `null` where it
 * belongs to another account, is dated in the future, is older than three days, is past `validUntil`, or where any part
 * cannot be read.
 *
 * @param accountId the account's uuid, as the file's `oauthAccount` names it
 * @param now epoch ms of the system's clock
 */
export function parseUnusedReset(value: unknown, accountId: string | null, now: number): CachedReset | null {
  const block = recordOf(value);
  const { holdsUnusedReset: holds, checkedAt, validUntil } = block ?? {};
  if (accountId === null || readId(block?.['accountUuid']) !== accountId) return null;
  if (typeof holds !== 'boolean' || !isInstant(checkedAt) || !isInstant(validUntil)) return null;
  if (checkedAt > now || now - checkedAt >= VALID_MS || now >= validUntil) return null;
  return { checkedAt, bankedResets: { grants: holds ? [GRANT] : [] } };
}

function isInstant(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
}
