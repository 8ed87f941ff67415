import type { Dated } from '../tracker/tracker-state';
import type { PromoCredit, SurfaceShare } from './usage';

const DAY = 86_400_000;

/** How long a fact holds (ms) that most answers repeat, and whose absence in one proves nothing. */
const HOLDS_FOR_MS = DAY;
/** How long a credit is shown after its end (ms). */
const ENDED_FOR_MS = 7 * DAY;

/**
 * The shares of the week's use by surface, from Anthropic; `null` if they are unknown, or belong to an earlier week.
 *
 * @param weekStart the start of the current week (epoch ms); `null`: unknown
 */
export function surfacesAt(
  known: Dated<readonly SurfaceShare[]> | null,
  weekStart: number | null,
  now: number,
): readonly SurfaceShare[] | null {
  if (known === null || now - known.observedAt > HOLDS_FOR_MS || known.value.length === 0) return null;
  return weekStart !== null && known.observedAt < weekStart ? null : known.value;
}

/** The promotional credits that are shown; `null` without any. */
export function promoCreditsAt(
  known: Dated<readonly PromoCredit[]> | null,
  now: number,
): readonly PromoCredit[] | null {
  if (known === null || now - known.observedAt > HOLDS_FOR_MS) return null;
  const credits = known.value
    .filter(({ endsAt }) => endsAt === null || now - endsAt < ENDED_FOR_MS)
    .map((credit) => ({ ...credit, isEnded: credit.isEnded || (credit.endsAt ?? Infinity) <= now }));
  return credits.length === 0 ? null : credits;
}
