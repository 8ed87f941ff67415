import { z } from 'zod';
import type { Money, PromoCredit } from '../../../core/usage/usage';
import { moneyOf } from './money';
import { amount } from './numbers';
import { currency, exponent, minorShape } from './shapes';
import { recordOf } from './json-values';
import { cleanName } from './names';
import { parseInstant, rawInstant } from './timestamps';

const MAX_CREDITS = 20;
const MAX_LABEL = 60;

type Body = Readonly<Record<string, unknown>>;

const creditShape = z.object({
  limit_dollars: amount,
  used_dollars: amount,
  remaining_dollars: amount,
  limit_credits: amount,
  used_credits: amount,
  remaining_credits: amount,
  currency,
  decimal_places: exponent,
  ends_at: rawInstant,
  expires_at: rawInstant,
  resets_at: rawInstant,
});

/**
 * Parses promotional credit from `promo_credits`, `ended_promo_credits` and `wattle_ember`. Names and fields come from
 * the binaries of Claude Code 2.1.330 and 2.1.332; they were never seen in an answer. `null` where none of the three is
 * present. A credit without a name or any amount is left out.
 */
export function readPromoCredits(body: Body): readonly PromoCredit[] | null {
  const keys = ['promo_credits', 'ended_promo_credits', 'wattle_ember'];
  if (keys.every((key) => body[key] === undefined || body[key] === null)) return null;
  const credits = [
    ...listOf(body['promo_credits']).flatMap((each) => creditOf(each, false)),
    ...listOf(body['ended_promo_credits']).flatMap((each) => creditOf(each, true)),
    ...creditOf(body['wattle_ember'], false),
  ];
  return credits.filter(({ id }, index) => credits.findIndex((other) => other.id === id) === index);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]).slice(0, MAX_CREDITS) : [];
}

function creditOf(value: unknown, isListedAsEnded: boolean): readonly PromoCredit[] {
  const raw = recordOf(value);
  const label = cleanName(raw?.['label'], MAX_LABEL);
  if (raw === null || label === null) return [];
  const read = creditShape.parse(raw);
  const money = (key: 'limit' | 'used' | 'remaining') => amountOf(raw[key], read, key);
  const [limit, used, remaining] = [money('limit'), money('used'), money('remaining')];
  if (limit === null && used === null && remaining === null) return [];
  const notice = recordOf(raw['notice']);
  const end =
    read.ends_at ?? read.expires_at ?? read.resets_at ?? lastEnd(raw['periods']) ?? noticeEnd(notice);
  return [
    {
      id: cleanName(raw['program_id'], 80) ?? label,
      label,
      used: used ?? difference(limit, remaining),
      limit,
      endsAt: parseInstant(end),
      isEnded: isListedAsEnded || notice?.['kind'] === 'ended',
    },
  ];
}

/** `limit_dollars` in dollars, `limit: {amount_minor, …}` or `limit_credits` in minor units. */
function amountOf(
  block: unknown,
  read: z.infer<typeof creditShape>,
  key: 'limit' | 'used' | 'remaining',
): Money | null {
  const dollars = read[`${key}_dollars`];
  if (dollars !== null) return { amount: dollars, currency: 'USD' };
  const minor = recordOf(block) === null ? null : minorShape.parse(block);
  if (minor !== null) return moneyOf(minor.amount_minor, minor.exponent, minor.currency);
  return moneyOf(read[`${key}_credits`], read.decimal_places, read.currency);
}

function difference(limit: Money | null, remaining: Money | null): Money | null {
  if (limit === null || remaining?.currency !== limit.currency) return null;
  return { amount: Math.max(0, limit.amount - remaining.amount), currency: limit.currency };
}

/** The end of the credit's last period; `null` where no period has one. */
function lastEnd(periods: unknown): string | null {
  const ends = listOf(periods).flatMap((each) => {
    const period = recordOf(each);
    return rawInstant.parse(period?.['ends_at'] ?? period?.['end'] ?? period?.['resets_at']) ?? [];
  });
  return ends.at(-1) ?? null;
}

/** The date of a notice about the credit's end; else `null`. */
function noticeEnd(notice: Body | null): string | null {
  const isAboutEnd = notice?.['kind'] === 'ended' || notice?.['kind'] === 'approaching';
  return isAboutEnd ? rawInstant.parse(notice['date']) : null;
}
