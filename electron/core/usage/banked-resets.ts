import { formatClock, type Locale } from '../text/format';
import { wordsOf } from '../i18n/words';
import type { BankedView, ShownSnapshot } from '../snapshot/snapshot-types';
import type { Dated } from '../tracker/tracker-state';
import type { BankedResets } from './usage';

/** How long an answer about banked resets holds (ms); it is requested a few times a day. */
export const BANKED_FOR_MS = 2 * 86_400_000;

/** The banked resets that can be used at `now`; `null` where the number is unknown or too old. */
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

/** `Banked resets: 1, use by Thu 09:00`; `null` without any. */
export function bankedLine({ bankedResets, takenAt }: ShownSnapshot, locale: Locale): string | null {
  if (!bankedResets || bankedResets.count === 0) return null;
  const words = wordsOf(locale).resets;
  const count = words.count(String(bankedResets.count));
  const { nextExpiresAt } = bankedResets;
  return nextExpiresAt === null
    ? words.line(count)
    : words.lineUntil(count, formatClock(nextExpiresAt, takenAt, locale));
}
