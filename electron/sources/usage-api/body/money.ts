import type { ExtraUsage, Money, SpendCap } from '../../../core/usage/usage';
import { minorDigits } from './minor-units';
import { amount } from './numbers';
import { extraUsageShape, minorShape, noteOddFields, spendShape, type Note } from './shapes';
import { recordOf } from './json-values';
import { cleanName } from './names';

type Body = Readonly<Record<string, unknown>>;

const capPeriods = ['daily', 'weekly'] as const;

/** One of the two blocks about money beyond the plan. */
interface Block {
  readonly enabled: boolean | null;
  readonly used: Money | null;
  readonly limit: Money | null;
  readonly balance: Money | null;
  /** The block's own percentage; `null` where it has no limit. */
  readonly percent: number | null;
  readonly disabledReason: string | null;
}

/**
 * Parses extra usage from `extra_usage` and `spend`; `null` when neither has a value.
 *
 * Precedence: the block with a readable amount used, `spend` before `extra_usage`, as its amounts have their own
 * exponent; missing fields come from the other block. The percentage is computed from the amounts (Anthropic's stops at
 * 100 when more was spent: https://github.com/NousResearch/hermes-agent/issues/112745, and `spend` rounds it:
 * https://github.com/pingdotgg/t3code/issues/10155); Anthropic's own percentage is used only without amounts.
 */
export function readExtraUsage(body: Body, note: Note): ExtraUsage | null {
  const extra = readExtraBlock(body['extra_usage'], note);
  const spend = readSpendBlock(body['spend'], note);
  const [first, second] = spend?.used ? [spend, extra] : [extra ?? spend, spend];
  if (first === null) return null;
  const used = first.used ?? second?.used ?? null;
  const limit = [first.limit, second?.limit].find((each) => each && sameCurrency(each, used)) ?? null;
  return {
    enabled: first.enabled ?? second?.enabled ?? (used?.amount ?? 0) > 0,
    used,
    limit,
    utilization: used && limit ? ratio(used, limit) : (first.percent ?? second?.percent ?? null),
    balance: first.balance ?? second?.balance ?? null,
    disabledReason: first.disabledReason ?? second?.disabledReason ?? null,
    userDisabled: recordOf(body['extra_usage'])?.['user_disabled'] === true,
    ...capsOf(body),
  };
}

/** The daily and weekly caps beside the monthly limit, and whether one of them is reached. */
function capsOf(body: Body): Pick<ExtraUsage, 'caps' | 'limitReached'> {
  const extra = recordOf(body['extra_usage']);
  const caps = capPeriods.flatMap((period): readonly SpendCap[] => {
    const raw = recordOf(extra?.[period]);
    if (raw === null) return [];
    const read = extraUsageShape.extend({ limit: amount, used: amount }).parse(raw);
    const unit = extraUsageShape.parse(extra);
    const money = (minor: number | null) =>
      moneyOf(
        minor,
        read.decimal_places ?? unit.decimal_places,
        raw['currency'] ? read.currency : unit.currency,
      );
    const limit = money(
      read.limit ?? amount.parse(raw['limit_credits']) ?? amount.parse(raw[`${period}_limit`]),
    );
    const used = money(read.used ?? read.used_credits);
    return used === null && limit === null ? [] : [{ period, used, limit }];
  });
  return {
    ...(caps.length > 0 && { caps }),
    ...(extra?.['spend_limit_reached'] === true && { limitReached: true }),
  };
}

function readExtraBlock(value: unknown, note: Note): Block | null {
  const raw = readable(value, 'extra_usage', note);
  if (raw === null) return null;
  const read = extraUsageShape.parse(raw);
  noteOddFields(note, 'extra_usage', raw, read);
  const money = (minor: number | null) => moneyOf(minor, read.decimal_places, read.currency);
  return blockWithFacts({
    enabled: read.is_enabled,
    used: money(read.used_credits),
    limit: money(read.monthly_limit),
    balance: null,
    percent: raw['monthly_limit'] === null ? null : read.utilization,
    disabledReason: cleanName(read.disabled_reason, 80),
  });
}

function readSpendBlock(value: unknown, note: Note): Block | null {
  const raw = readable(value, 'spend', note);
  if (raw === null) return null;
  const read = spendShape.parse(raw);
  noteOddFields(note, 'spend', raw, read);
  const money = (key: 'used' | 'limit' | 'balance') => {
    const minor = read[key] ?? minorShape.parse({});
    const result = moneyOf(minor.amount_minor, minor.exponent, minor.currency);
    if (result === null && recordOf(raw[key]) !== null) note(`spend.${key}`);
    return result;
  };
  return blockWithFacts({
    enabled: read.enabled,
    used: money('used'),
    limit: money('limit'),
    balance: money('balance'),
    percent: raw['limit'] === null ? null : read.percent,
    disabledReason: cleanName(read.disabled_reason, 80),
  });
}

function readable(value: unknown, path: string, note: Note): Body | null {
  const raw = recordOf(value);
  if (raw === null && value !== null && value !== undefined) note(path);
  return raw;
}

/** Gives the block; `null` if all its main fields are unknown. */
function blockWithFacts(block: Block): Block | null {
  const facts = [block.enabled, block.used, block.limit, block.balance, block.percent];
  return facts.every((fact) => fact === null) ? null : block;
}

/**
 * Converts minor units (cents) to major ones; `null` unless all three parts are known.
 *
 * @param exponent digits of the minor unit in the answer; `undefined` where it has none: the currency's own digits are
 * used. `null` where the value cannot be read: a wrong divisor would give a wrong amount.
 */
export function moneyOf(
  minor: number | null,
  exponent: number | null | undefined,
  currency: string | null,
): Money | null {
  if (minor === null || exponent === null || currency === null) return null;
  return { amount: minor / 10 ** (exponent ?? minorDigits(currency)), currency };
}

function sameCurrency(limit: Money, used: Money | null): boolean {
  return used === null || used.currency === limit.currency;
}

/** Percent of the limit, rounded to six decimals (46.31 of 500 is 9.262); `null` for a limit of 0. */
function ratio(used: Money, limit: Money): number | null {
  return limit.amount > 0 ? Math.round((used.amount / limit.amount) * 1e8) / 1e6 : null;
}
