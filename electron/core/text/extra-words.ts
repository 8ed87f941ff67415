import { coverOf } from '../snapshot/cover';
import { formatMoney, formatPercent, type Locale } from './format';
import { wordsOf, type Words } from '../i18n/words';
import type { ExtraUsage } from '../usage/usage';

/** Whether extra usage pays from now on: it is on and not spent. */
export function extraPays(extra: ExtraUsage | null): boolean {
  return coverOf(extra).kind === 'extra';
}

/** The payer of extra usage, such as `your team’s extra usage`; just `extra usage` where it is unknown. */
export function payerOf(extra: ExtraUsage | null, { payer }: Words['money']): string {
  return payer[extra?.state?.scope ?? 'any'];
}

/** The same as the name of a row: `Your team’s extra usage`. */
export function payerLabel(extra: ExtraUsage | null, { payerLabel: labels }: Words['money']): string {
  return labels[extra?.state?.scope ?? 'any'];
}

/** A sentence about what pays after the limit; `null` if extra usage is off or unknown. */
export function thenPays(extra: ExtraUsage | null, locale: Locale): string | null {
  const words = wordsOf(locale).money;
  const who = payerOf(extra, words);
  const cover = coverOf(extra);
  switch (cover.kind) {
    case 'extra':
      return cover.left === null ? words.then(who) : words.thenLeft(who, formatMoney(cover.left, locale));
    case 'paused':
      return words.paused(who);
    case 'used_up':
      return words.usedUp(who);
    case 'off':
    case 'unknown':
    case 'unsure':
    case 'low_priority':
    case 'grace':
      return null;
  }
}

/** A sentence about what pays at the limit now; `null` if unknown. */
export function nowPays(extra: ExtraUsage | null, locale: Locale): string | null {
  const words = wordsOf(locale).money;
  const who = payerOf(extra, words);
  const cover = coverOf(extra);
  switch (cover.kind) {
    case 'extra':
      return cover.left === null ? words.now(who) : words.nowLeft(who, formatMoney(cover.left, locale));
    case 'paused':
      return words.paused(who);
    case 'used_up':
      return words.usedUp(who);
    case 'off':
      return words.notCharged(who);
    case 'unknown':
    case 'unsure':
    case 'low_priority':
    case 'grace':
      return null;
  }
}

/** A sentence after one that names the reset: extra usage pays until then; `null` if it does not. */
export function paysUntilThen(extra: ExtraUsage | null, locale: Locale): string | null {
  const words = wordsOf(locale).money;
  const who = payerOf(extra, words);
  const cover = coverOf(extra);
  if (cover.kind !== 'extra') return null;
  return cover.left === null
    ? words.untilThen(who)
    : words.untilThenLeft(who, formatMoney(cover.left, locale));
}

/** `$47.52 of $140.00`, `$47.52`; `null` without a known amount. */
export function spentOf({ used, limit }: Pick<ExtraUsage, 'used' | 'limit'>, locale: Locale): string | null {
  if (used === null) return null;
  const spent = formatMoney(used, locale);
  return limit === null ? spent : wordsOf(locale).money.spentOf(spent, formatMoney(limit, locale));
}

/** Like `spentOf`, or `104 %` where only a percent is known; `null` where neither is. */
export function spentOrPercent(extra: ExtraUsage, locale: Locale): string | null {
  const { limit, utilization } = extra;
  const isPercentAlone = limit === null && utilization !== null;
  return spentOf(extra, locale) ?? (isPercentAlone ? formatPercent(utilization, locale) : null);
}
