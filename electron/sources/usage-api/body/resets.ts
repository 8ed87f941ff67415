import { z } from 'zod';
import type { BankedResets, ResetGrant } from '../../../core/usage/usage';
import { count, lenient } from './numbers';
import { recordOf } from './json-values';
import { cleanName } from './names';
import { parseInstant, rawInstant } from './timestamps';

const MAX_GRANTS = 100;
/**
 * Reasons with which the answer does not include grants that may exist
 * (https://github.com/steipete/CodexBar/issues/3895).
 */
const UNKNOWN = new Set<unknown>(['surface', 'cli_version', 'unavailable']);

const grantShape = z.object({
  resets_left: count,
  starts_at: rawInstant,
  ends_at: rawInstant,
  paused: lenient(z.boolean()),
});

/**
 * Parses the banked limit resets of a `cedar_ember` block: those of grants that are not spent, not paused and not past
 * their end at `now` (epoch ms). Quotide only reads them: to claim one spends it, and there is no code for that. `null`
 * where the block has no information, as in every answer to a request without `cedar_ember=1`.
 */
export function readBankedResets(value: unknown, now: number): BankedResets | null {
  const block = recordOf(value);
  const grants = block?.['grants'];
  if (!Array.isArray(grants) || UNKNOWN.has(block?.['ineligible_reason'])) return null;
  return {
    grants: (grants as readonly unknown[]).slice(0, MAX_GRANTS).flatMap((each) => grantOf(each, now)),
  };
}

function grantOf(value: unknown, now: number): readonly ResetGrant[] {
  const raw = recordOf(value);
  if (raw === null) return [];
  const { resets_left: left, starts_at, ends_at, paused } = grantShape.parse(raw);
  const startsAt = parseInstant(starts_at);
  const endsAt = parseInstant(ends_at);
  // A start or end that cannot be read may exclude the grant.
  const isUnreadable = (starts_at !== null && startsAt === null) || (ends_at !== null && endsAt === null);
  const isOver = endsAt !== null && endsAt <= now;
  if (isUnreadable || isOver || paused === true || left === null || left === 0) return [];
  const id = cleanName(raw['id'], 80) ?? `${starts_at ?? ''}/${ends_at ?? ''}`;
  return [{ id, left, startsAt, endsAt }];
}
