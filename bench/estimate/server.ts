import type { LocalUse } from '../../electron/core/estimate/estimate-types';
import { type Account, trueWeight } from './account';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The truth of one window at one moment, by the server's clock. */
export interface Truth {
  readonly utilization: number;
  readonly resetsAt: number | null;
}

/** What was used, in order, and who used it. */
export interface Done {
  readonly use: LocalUse;
  readonly here: boolean;
}

interface Stamp {
  readonly at: number;
  readonly five: Truth;
  readonly week: Truth;
}

/** Anthropic's side: counts both windows, refuses at 100 %, and remembers where they stood at any moment. */
export class Server {
  readonly done: readonly Done[];
  readonly #stamps: readonly Stamp[];

  constructor(account: Account, wanted: readonly Done[], weekPhase: number) {
    const done: Done[] = [];
    const stamps: Stamp[] = [];
    let five: Truth = { utilization: 0, resetsAt: null };
    let week: Truth = { utilization: 0, resetsAt: weekPhase };
    for (const each of wanted) {
      const { at, model, tokens } = each.use;
      const tariff = account.tariffs[Math.floor(at / DAY)];
      if (tariff === undefined) break;
      five = fiveAt(five, at);
      week = weekAt(week, at);
      if (five.utilization >= 100 || week.utilization >= 100) continue;
      const weight = 100 * trueWeight(tariff, model, tokens);
      five = {
        utilization: five.utilization + weight / tariff.fiveHours,
        resetsAt: five.resetsAt ?? Math.floor(at / 60_000) * 60_000 + 5 * HOUR,
      };
      week = { ...week, utilization: week.utilization + weight / tariff.week };
      stamps.push({ at, five, week });
      done.push(each);
    }
    this.done = done;
    this.#stamps = stamps;
  }

  /** Where a window truly stands. */
  at(window: string, at: number): Truth {
    const stamp = this.#stamps[lastUpTo(this.#stamps, at)];
    if (stamp === undefined) return { utilization: 0, resetsAt: null };
    return window === 'five_hour' ? fiveAt(stamp.five, at) : weekAt(stamp.week, at);
  }
}

function fiveAt(five: Truth, at: number): Truth {
  return five.resetsAt !== null && at >= five.resetsAt ? { utilization: 0, resetsAt: null } : five;
}

function weekAt(week: Truth, at: number): Truth {
  const { resetsAt } = week;
  if (resetsAt === null || at < resetsAt) return week;
  return { utilization: 0, resetsAt: resetsAt + (Math.floor((at - resetsAt) / (7 * DAY)) + 1) * 7 * DAY };
}

/** Index of the last one at or before an instant; -1 where there is none. The list is in order of time. */
export function lastUpTo(list: readonly { readonly at: number }[], at: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.at ?? Infinity) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
