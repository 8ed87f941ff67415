import { type PlanId, WEEKLY_BUDGET } from '../../electron/core/estimate/budgets';
import { type Family, familyOf } from '../../electron/core/tokens/models';
import type { TokenSums } from '../../electron/core/usage/usage';
import type { Random } from './random';

/** Days that an account is followed. */
export const DAYS = 36;

/** The true count of one day, in millions of Sonnet input tokens. The simulated app cannot see it. */
export interface Tariff {
  readonly family: Readonly<Record<Family, number>>;
  readonly output: number;
  readonly reads: number;
  /** Budgets of a week and of five hours. */
  readonly week: number;
  readonly fiveHours: number;
}

/** One simulated account: its habits and its true limits. */
export interface Account {
  readonly plan: PlanId;
  readonly tariffs: readonly Tariff[];
  readonly wakesAt: number;
  readonly wakeHours: number;
  readonly mainModel: string;
  readonly keepsAnHour: boolean;
  /** Points of a week that are used in a week by all devices, were there no limit. */
  readonly appetite: number;
  /** Of the appetite, the share of other devices. */
  readonly elsewhere: number;
  /** This machine's clock minus the server's, in ms. */
  readonly clockMs: number;
  /** Whether percents are rounded down rather than to the nearest. */
  readonly floors: boolean;
}

/**
 * Creates a random account. The peer's constants are the middle of the true budgets, so that the comparison is fair.
 */
export function makeAccount(random: Random): Account {
  const plan = random.pick<PlanId>(['pro', 'max_5x', 'max_20x']);
  const share = random.next();
  return {
    plan,
    tariffs: makeTariffs(random, plan),
    wakesAt: random.between(0, 24),
    wakeHours: random.between(9, 16),
    mainModel: random.pick(['claude-opus-5-5', 'claude-opus-5', 'claude-sonnet-5-5', 'claude-fable-5-1']),
    keepsAnHour: random.chance(0.5),
    appetite: random.scale(30, 130),
    elsewhere: share < 0.3 ? 0 : share < 0.7 ? random.between(0.05, 0.25) : random.between(0.25, 0.5),
    clockMs: random.between(-4, 4) * 60_000,
    floors: random.chance(0.3),
  };
}

/** Weights between the peer's and the API's prices; they drift daily, and on some accounts the limits change once. */
function makeTariffs(random: Random, plan: PlanId): readonly Tariff[] {
  let opus = random.scale(1.67, 5);
  let output = random.scale(1, 5);
  let reads = random.scale(0.03, 0.15);
  let week = random.logNormal(WEEKLY_BUDGET[plan] / 1e6, 0.5);
  const haiku = random.scale(0.25, 0.4);
  const fable = random.scale(1.5, 2);
  const windows = random.scale(6, 12);
  const changedOn = random.chance(0.4) ? Math.floor(random.between(8, DAYS)) : -1;
  return Array.from({ length: DAYS + 1 }, (_, day) => {
    opus *= Math.exp(0.02 * random.normal());
    output *= Math.exp(0.02 * random.normal());
    reads *= Math.exp(0.02 * random.normal());
    week *= Math.exp(0.01 * random.normal()) * (day === changedOn ? random.pick([0.75, 1.25]) : 1);
    const family = { opus, sonnet: 1, haiku, fable: opus * fable, other: 1 };
    return { family, output, reads, week, fiveHours: week / windows };
  });
}

/** What a response truly weighs that day, in millions of Sonnet input tokens. */
export function trueWeight(tariff: Tariff, model: string, tokens: TokenSums): number {
  const { input, output, cacheRead, cacheWrite5m, cacheWrite1h } = tokens;
  const fresh = input + 1.25 * cacheWrite5m + 2 * cacheWrite1h;
  const weight = fresh + tariff.output * output + tariff.reads * cacheRead;
  return (tariff.family[familyOf(model)] * weight) / 1e6;
}
