/** A day of the user's calendar (month from 1), or an instant (epoch ms). */
export type When =
  | { readonly kind: 'day'; readonly year: number; readonly month: number; readonly day: number }
  | { readonly kind: 'instant'; readonly at: number };

/** Parses `2026-11-21`, `2026-11-21T20:00` (local time) or `2026-11-21T20:00:00Z`; `null` for anything else. */
export function parseWhen(text: string): When | null {
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (day !== null) {
    const [year, month, date] = [Number(day[1]), Number(day[2]), Number(day[3])];
    const known = new Date(Date.UTC(year, month - 1, date));
    const exists = known.getUTCMonth() === month - 1 && known.getUTCDate() === date;
    return exists ? { kind: 'day', year, month, day: date } : null;
  }
  if (!/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : { kind: 'instant', at };
}

/** The first instant of a day, or the instant itself (epoch ms). */
export function beginOf(when: When): number {
  return when.kind === 'instant' ? when.at : new Date(when.year, when.month - 1, when.day).getTime();
}

/** The first instant after a day, or the instant itself (epoch ms). */
export function endOf(when: When): number {
  return when.kind === 'instant' ? when.at : new Date(when.year, when.month - 1, when.day + 1).getTime();
}
