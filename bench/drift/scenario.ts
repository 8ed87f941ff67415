import { WEEKLY_BUDGET } from '../../electron/core/estimate/budgets';
import { type Account, makeAccount, type Tariff } from '../estimate/account';
import type { Random } from '../estimate/random';

/** Days that an account is followed. */
export const DAYS = 62;
/** The account's event (a step, other devices that start) falls on a day between these. */
const EVENT = { first: 24, last: 46 };

/** What happens to an account. */
export type Scenario =
  | 'still'
  | 'weights drift'
  | 'other devices start'
  | 'other devices stop'
  | 'a chat runs beside, from a day on'
  | 'another model from a day on'
  | 'limits −30 %'
  | 'limits −15 %'
  | 'limits +20 %'
  | 'limits +50 %'
  | 'a promotion ends';

/** Accounts with a step of the limits, as a factor on the budgets. */
export const STEPS: Readonly<Partial<Record<Scenario, number>>> = {
  'limits −30 %': 0.7,
  'limits −15 %': 0.85,
  'limits +20 %': 1.2,
  'limits +50 %': 1.5,
};

export const SCENARIOS: readonly Scenario[] = [
  'still',
  'weights drift',
  'other devices start',
  'other devices stop',
  'a chat runs beside, from a day on',
  'another model from a day on',
  'limits −30 %',
  'limits −15 %',
  'limits +20 %',
  'limits +50 %',
  'a promotion ends',
];

/** A true step of the limits: the day on which it came, and the factor on the budgets. */
export interface TrueStep {
  readonly day: number;
  readonly factor: number;
}

/** One account with its event. */
export interface Plot {
  readonly scenario: Scenario;
  readonly account: Account;
  /** The day of the event; also of accounts in which nothing happens, to compare them. */
  readonly day: number;
  readonly steps: readonly TrueStep[];
}

/** Creates a random account with an event. */
export function makePlot(scenario: Scenario, random: Random): Plot {
  const account = makeAccount(random);
  const day = Math.floor(random.between(EVENT.first, EVENT.last));
  const steps = stepsOf(scenario, day, random);
  const elsewhere = scenario.startsWith('other devices') ? random.between(0.1, 0.5) : account.elsewhere;
  const tariffs = makeTariffs(account, scenario === 'weights drift' ? 1 : 0.25, steps, random);
  return { scenario, account: { ...account, elsewhere, tariffs }, day, steps };
}

function stepsOf(scenario: Scenario, day: number, random: Random): readonly TrueStep[] {
  if (scenario === 'a promotion ends') {
    const factor = random.pick([1.5, 2]);
    return [
      { day: day - Math.floor(random.between(10, 18)), factor },
      { day, factor: 1 / factor },
    ];
  }
  const factor = STEPS[scenario];
  return factor === undefined ? [] : [{ day, factor }];
}

/** Weights that walk randomly from day to day, and budgets with steps. */
function makeTariffs(
  { plan }: Account,
  drift: number,
  steps: readonly TrueStep[],
  random: Random,
): readonly Tariff[] {
  let opus = random.scale(1.67, 5);
  let output = random.scale(1, 5);
  let reads = random.scale(0.03, 0.15);
  let week = random.logNormal(WEEKLY_BUDGET[plan] / 1e6, 0.5);
  const haiku = random.scale(0.25, 0.4);
  const fable = random.scale(1.5, 2);
  const windows = random.scale(6, 12);
  return Array.from({ length: DAYS + 1 }, (_, day) => {
    opus *= Math.exp(0.02 * drift * random.normal());
    output *= Math.exp(0.02 * drift * random.normal());
    reads *= Math.exp(0.02 * drift * random.normal());
    week *= Math.exp(0.01 * drift * random.normal());
    for (const step of steps) if (step.day === day) week *= step.factor;
    const family = { opus, sonnet: 1, haiku, fable: opus * fable, other: 1 };
    return { family, output, reads, week, fiveHours: week / windows };
  });
}
