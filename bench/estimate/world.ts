import { type Calibration, newCalibration } from '../../electron/core/estimate/learning/calibration';
import { learn } from '../../electron/core/estimate/learning/learn-budget';
import type { LocalUse, OfficialReading } from '../../electron/core/estimate/estimate-types';
import { type Account, DAYS, makeAccount } from './account';
import { takenForPlan } from './foreign';
import { Random } from './random';
import { lastUpTo, Server } from './server';
import { makeWork } from './work';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const WINDOWS = ['five_hour', 'seven_day'] as const;
export type WindowId = (typeof WINDOWS)[number];

/** What the app knew after one look at the API. Instants are this machine's. */
export interface Look {
  readonly at: number;
  readonly readings: Readonly<Record<WindowId, OfficialReading>>;
  readonly calibration: Calibration;
}

/** One account's life: what this machine used of the plan, what the app saw and learned, and what was true. */
export interface World {
  readonly account: Account;
  readonly uses: readonly LocalUse[];
  readonly looks: readonly Look[];
  /** The true percent at an instant of this machine's clock. */
  readonly truth: (window: WindowId, at: number) => number;
}

/** Of all responses on a machine, at most this part is paid for by others. */
const MOST_FOREIGN = 0.6;

/** @param countsAll whether the app counts what the plan does not pay for, as if it could not tell */
export function makeWorld(seed: number, countsAll = false): World {
  const random = new Random(seed);
  const account = makeAccount(random);
  const here = makeWork(account, 1 - account.elsewhere, random).map((use) => ({ use, here: true }));
  const there = makeWork(account, account.elsewhere, random).map((use) => ({ use, here: false }));
  const wanted = [...here, ...there].sort((a, b) => a.use.at - b.use.at);
  const server = new Server(account, wanted, random.between(0, 7) * DAY);
  const own = server.done.flatMap(({ use, here: isHere }) =>
    isHere ? [{ ...use, at: use.at + account.clockMs }] : [],
  );
  // By chance of its own: the account and its days stay those of the seed.
  const beside = new Random(seed + 1_000_000);
  const uses = takenForPlan(own, beside.between(0, MOST_FOREIGN), beside, countsAll);
  return {
    account,
    uses,
    looks: look(account, server, uses, random),
    truth: (window, at) => server.at(window, at - account.clockMs).utilization,
  };
}

/** The app looks every five minutes while it runs and the API answers, and learns from what it sees. */
function look(account: Account, server: Server, uses: readonly LocalUse[], random: Random): readonly Look[] {
  const looks: Look[] = [];
  const isUp = upTimes(account, random);
  let calibration = newCalibration('account', account.plan);
  let counted = 0;
  for (let at = DAY; at < DAYS * DAY; at += 5 * MINUTE) {
    if (!isUp(at)) continue;
    const local = at + account.clockMs;
    const until = lastUpTo(uses, local) + 1;
    const since = uses.slice(counted, until);
    counted = until;
    const readings = {
      five_hour: reading(account, server, 'five_hour', at),
      seven_day: reading(account, server, 'seven_day', at),
    };
    for (const window of WINDOWS) calibration = learn(calibration, readings[window], since);
    looks.push({ at: local, readings, calibration });
  }
  return looks;
}

function reading(account: Account, server: Server, window: WindowId, at: number): OfficialReading {
  const { utilization, resetsAt } = server.at(window, at);
  const shown = account.floors ? Math.floor(utilization) : Math.round(utilization);
  return { window, utilization: shown, resetsAt, at: at + account.clockMs };
}

/** Awake hours on nine days of ten, without a few outages of the API. */
function upTimes(account: Account, random: Random): (at: number) => boolean {
  const daysOff = new Set(Array.from({ length: DAYS + 1 }, (_, day) => day).filter(() => random.chance(0.1)));
  const outages = [1, 2, 3, 4].map(() => {
    const from = random.between(0, DAYS) * DAY;
    return { from, to: from + random.between(2, 12) * HOUR };
  });
  return (at) => {
    const sinceWaking = (((at / HOUR - account.wakesAt) % 24) + 24) % 24;
    if (sinceWaking > account.wakeHours || daysOff.has(Math.floor((at / HOUR - account.wakesAt) / 24)))
      return false;
    return !outages.some(({ from, to }) => at >= from && at < to);
  };
}
