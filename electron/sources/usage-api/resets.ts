import { z } from 'zod';
import type { BankedResets } from '../../core/usage';
import { count, lenient } from './numbers';
import { recordOf } from './text';
import { parseInstant, rawInstant } from './timestamps';

const MAX_GRANTS = 100;
/** With these the answer does not know; the grants may well exist (https://github.com/steipete/CodexBar/issues/3895). */
const UNKNOWN = new Set<unknown>(['surface', 'cli_version', 'unavailable']);

const grantShape = z.object({
  resets_left: count,
  starts_at: rawInstant,
  ends_at: rawInstant,
  paused: lenient(z.boolean()),
});

/**
 * The banked limit resets in a `cedar_ember` block that can be claimed at `now` (epoch ms): not spent, not paused,
 * started, not past their end; and when the first of them ends. Read-only: claiming one spends it, and Quotide has no
 * code for that. `null` when the block does not tell.
 */
export function readBankedResets(value: unknown, now: number): BankedResets | null {
  const block = recordOf(value);
  const grants = block?.['grants'];
  if (!Array.isArray(grants) || UNKNOWN.has(block?.['ineligible_reason'])) return null;
  let left = 0;
  let nextExpiryAt: number | null = null;
  for (const each of (grants as readonly unknown[]).slice(0, MAX_GRANTS)) {
    const raw = recordOf(each);
    if (raw === null) continue;
    const grant = grantShape.parse(raw);
    const startsAt = parseInstant(grant.starts_at);
    const endsAt = parseInstant(grant.ends_at);
    // A bound that is written down but cannot be read may exclude the grant.
    if ((grant.starts_at !== null && startsAt === null) || (grant.ends_at !== null && endsAt === null))
      continue;
    const open = (startsAt ?? now) <= now && now < (endsAt ?? Infinity);
    if (!open || grant.paused === true || grant.resets_left === null || grant.resets_left === 0) continue;
    left += grant.resets_left;
    if (endsAt !== null) nextExpiryAt = Math.min(nextExpiryAt ?? endsAt, endsAt);
  }
  return { left, nextExpiryAt };
}
