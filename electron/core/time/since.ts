/** An instant as a user wrote it: a time before now (ms), or a date (epoch ms). */
export type Since = { readonly agoMs: number } | { readonly at: number };

const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** Parses an age (`7d`, `24h`, `30m`), a day (`2026-11-21`) or a time (`2026-11-21T20:00`); `null` for anything else. */
export function parseSince(text: string): Since | null {
  const [, count, unit] = /^(\d{1,6})([mhdw])$/.exec(text) ?? [];
  const unitMs = UNITS[unit ?? ''];
  if (count !== undefined && unitMs !== undefined) return { agoMs: Number(count) * unitMs };
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const isInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?$/.test(
    text,
  );
  // A date alone means midnight in local time; a date with a time but no zone is local time too.
  const at = isDate ? Date.parse(`${text}T00:00`) : isInstant ? Date.parse(text) : NaN;
  return Number.isNaN(at) ? null : { at };
}

/** Converts the instant to epoch ms; `now` is epoch ms. */
export function instantOf(since: Since, now: number): number {
  return 'at' in since ? since.at : now - since.agoMs;
}
