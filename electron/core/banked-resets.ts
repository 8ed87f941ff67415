import { formatClock, type Locale } from './format';
import { wordsOf } from './i18n/words';
import type { BankedView, Snapshot } from './snapshot-types';
import type { Dated } from './tracker/types';
import type { BankedResets } from './usage';

/** They are asked for a few times a day; after two days without an answer the count is not known any more. */
export const BANKED_FOR_MS = 2 * 86_400_000;

/** The banked resets that can be used at `now`; `null` where that is not known (any more). */
export function bankedAt(known: Dated<BankedResets> | null, now: number): BankedView | null {
  if (known === null || now - known.observedAt > BANKED_FOR_MS) return null;
  const { value, source, observedAt } = known;
  const grants = value.grants
    .filter(({ startsAt, endsAt }) => (startsAt ?? now) <= now && now < (endsAt ?? Infinity))
    .toSorted((a, b) => (a.endsAt ?? Infinity) - (b.endsAt ?? Infinity));
  return {
    count: grants.reduce((sum, { left }) => sum + left, 0),
    nextExpiresAt: grants[0]?.endsAt ?? null,
    grants,
    source,
    observedAt,
  };
}

/** `Banked resets: 1, use by Thu 09:00`; `null` where there is none. */
export function bankedLine({ bankedResets, takenAt }: Snapshot, locale: Locale): string | null {
  if (!bankedResets || bankedResets.count === 0) return null;
  const words = wordsOf(locale).resets;
  const count = words.count(String(bankedResets.count));
  const { nextExpiresAt } = bankedResets;
  return nextExpiresAt === null
    ? words.line(count)
    : words.lineUntil(count, formatClock(nextExpiresAt, takenAt, locale));
}
