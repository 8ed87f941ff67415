import type { BankedResets, ResetGrant } from '../../core/usage';
import { recordOf } from '../usage-api/text';
import { readId } from './cached-usage';

/** What `.claude.json` says of a banked limit reset. */
export interface KnownReset {
  /** When Claude Code had that answer (epoch ms of the system's clock). */
  readonly checkedAt: number;
  /** One grant of one, for "at least one", or none. The file says nothing of an expiry. */
  readonly bankedResets: BankedResets;
}

const GRANT: ResetGrant = { id: 'claude_code_cache', left: 1, startsAt: null, endsAt: null };
/** Claude Code itself believes it for three days. */
const BELIEVED_MS = 3 * 24 * 3_600_000;

/**
 * Reads `unusedLimitResetStatusCache`: `{accountUuid, holdsUnusedReset, checkedAt, validUntil}`. `null` where it is of
 * another account, from the future, older than three days or past its own end, and where any part cannot be read.
 *
 * @param accountId the account's uuid, as the file's `oauthAccount` names it
 * @param now epoch ms of the system's clock
 */
export function knownReset(value: unknown, accountId: string | null, now: number): KnownReset | null {
  const block = recordOf(value);
  const { holdsUnusedReset: holds, checkedAt, validUntil } = block ?? {};
  if (accountId === null || readId(block?.['accountUuid']) !== accountId) return null;
  if (typeof holds !== 'boolean' || !isInstant(checkedAt) || !isInstant(validUntil)) return null;
  if (checkedAt > now || now - checkedAt >= BELIEVED_MS || now >= validUntil) return null;
  return { checkedAt, bankedResets: { grants: holds ? [GRANT] : [] } };
}

function isInstant(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
}
