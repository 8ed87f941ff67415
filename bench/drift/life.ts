import type { LocalUse, OfficialReading } from '../../electron/core/estimate/estimate-types';
import type { Account } from '../estimate/account';
import { trueWeight } from '../estimate/account';
import type { Random } from '../estimate/random';
import { Server } from '../estimate/server';
import { makeWork } from '../estimate/work';
import { DAYS, type Plot } from './scenario';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const WINDOWS = ['five_hour', 'seven_day'] as const;
export type WindowId = (typeof WINDOWS)[number];

/** What the app saw of an account. Instants are this machine's. */
export interface Life {
  readonly uses: readonly LocalUse[];
  readonly readings: Readonly<Record<WindowId, readonly OfficialReading[]>>;
}

/** Lives an account's days: here and elsewhere, with limits that refuse, and readings every five minutes. */
export function live(plot: Plot, weekPhase: number, random: Random): Life {
  const { account } = plot;
  const here = hereOf(plot, random).map((use) => ({ use, here: true }));
  const there = elsewhereOf(plot, random).map((use) => ({ use, here: false }));
  const wanted = [...here, ...there].sort((a, b) => a.use.at - b.use.at);
  const server = new Server(account, wanted, weekPhase);
  const uses = server.done.flatMap(({ use, here: isHere }) =>
    isHere ? [{ ...use, at: use.at + account.clockMs }] : [],
  );
  const times = readingTimes(account, random);
  const read = (window: WindowId) => times.map((at) => readingOf(account, server, window, at));
  return { uses, readings: { five_hour: read('five_hour'), seven_day: read('seven_day') } };
}

function hereOf({ scenario, account, day }: Plot, random: Random): readonly LocalUse[] {
  const share = 1 - account.elsewhere;
  const usual = makeWork(account, share, random);
  if (scenario !== 'another model from a day on') return usual;
  const mainModel = account.mainModel.includes('sonnet') ? 'claude-opus-5-5' : 'claude-sonnet-5-5';
  const later = makeWork({ ...account, mainModel }, share, random);
  return [...usual.filter(({ at }) => at < day * DAY), ...later.filter(({ at }) => at >= day * DAY)];
}

function elsewhereOf({ scenario, account, day }: Plot, random: Random): readonly LocalUse[] {
  const all = makeWork(account, account.elsewhere, random);
  if (scenario === 'other devices start') return all.filter(({ at }) => at >= day * DAY);
  if (scenario === 'other devices stop') return all.filter(({ at }) => at < day * DAY);
  if (scenario !== 'a chat runs beside, from a day on') return all;
  return chat(account, day, random);
}

/** Small answers all day long, 5 to 30 points of a week in a week: no pause of this machine is free of them. */
function chat(account: Account, firstDay: number, random: Random): readonly LocalUse[] {
  const points = random.between(5, 30) / 7;
  const uses: LocalUse[] = [];
  for (let day = firstDay; day < DAYS; day += 1) {
    const tariff = account.tariffs[day];
    for (let left = points; tariff !== undefined && left > 0;) {
      const at = day * DAY + (account.wakesAt + random.between(0, account.wakeHours)) * HOUR;
      const tokens = {
        input: Math.round(random.logNormal(6000, 0.8)),
        output: Math.round(random.logNormal(900, 0.8)),
        cacheRead: 0,
        cacheWrite5m: 0,
        cacheWrite1h: 0,
      };
      // As many as a thousand answers a day: larger budgets have larger answers.
      const scale = Math.max(1, tariff.week / 20);
      const use = {
        at,
        model: 'claude-opus-5-5',
        tokens: { ...tokens, input: Math.round(tokens.input * scale) },
      };
      uses.push(use);
      left -= (100 * trueWeight(tariff, use.model, use.tokens)) / tariff.week;
    }
  }
  return uses.sort((a, b) => a.at - b.at);
}

function readingOf(account: Account, server: Server, window: WindowId, at: number): OfficialReading {
  const { utilization, resetsAt } = server.at(window, at);
  const shown = account.floors ? Math.floor(utilization) : Math.round(utilization);
  return { window, utilization: shown, resetsAt, at: at + account.clockMs };
}

/** Awake hours on nine days of ten, without a few outages of the API. By server time. */
function readingTimes(account: Account, random: Random): readonly number[] {
  const daysOff = new Set(Array.from({ length: DAYS + 1 }, (_, day) => day).filter(() => random.chance(0.1)));
  const outages = [1, 2, 3, 4, 5, 6].map(() => {
    const from = random.between(0, DAYS) * DAY;
    return { from, to: from + random.between(2, 12) * HOUR };
  });
  const times: number[] = [];
  for (let at = DAY; at < DAYS * DAY; at += 5 * MINUTE) {
    const awake = at / HOUR - account.wakesAt;
    if (((awake % 24) + 24) % 24 > account.wakeHours || daysOff.has(Math.floor(awake / 24))) continue;
    if (!outages.some(({ from, to }) => at >= from && at < to)) times.push(at);
  }
  return times;
}
