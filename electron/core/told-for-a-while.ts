import type { Dated } from './tracker/types';
import type { PromoCredit, SurfaceShare } from './usage';

const DAY = 86_400_000;

/** How long a fact holds that an ordinary answer repeats, and whose absence there proves nothing (ms). */
const HOLDS_FOR_MS = DAY;
/** How long a credit that has ended is still shown (ms). */
const ENDED_FOR_MS = 7 * DAY;

/**
 * How the week divides by surface, as Anthropic says; `null` where that is not known, or of a week that is over.
 *
 * @param weekStart when the week on show began (epoch ms); `null`: unknown
 */
export function surfacesAt(
  known: Dated<readonly SurfaceShare[]> | null,
  weekStart: number | null,
  now: number,
): readonly SurfaceShare[] | null {
  if (known === null || now - known.observedAt > HOLDS_FOR_MS || known.value.length === 0) return null;
  return weekStart !== null && known.observedAt < weekStart ? null : known.value;
}

/** The promotional credit worth a row; `null` where Anthropic speaks of none. */
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
