import type { LimitWindow, Observation } from '../../electron/core/usage/usage';
import { severityOf, windowLabel } from '../../electron/core/usage/windows';
import { seededRandom, type Random } from './random';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEP = 5 * MINUTE;

/** What truly happened in a simulated month. */
export interface MonthLedger {
  /** Limits that were hit, in order of time. */
  readonly hits: readonly { readonly window: string; readonly from: number; readonly until: number }[];
  readonly resets: readonly { readonly window: string; readonly at: number; readonly early: boolean }[];
  /** When the machine slept. */
  readonly sleeps: readonly { readonly from: number; readonly until: number }[];
}

export interface Month {
  readonly account: string;
  readonly observations: readonly Observation[];
  readonly ledger: MonthLedger;
}

export interface MonthOptions {
  /** Epoch ms, the start of a UTC day. */
  readonly start: number;
  readonly days: number;
  readonly seed: number;
  /** The day (from 0) on which Anthropic resets everything at noon; `null`: never. */
  readonly earlyResetDay: number | null;
}

interface Live {
  used: number;
  resetsAt: number | null;
}

/**
 * Some weeks of a user who works five days in seven from nine to six, in bursts, harder on some days; the machine
 * sleeps at night and nothing is read then. At a limit the work stops until the reset. Deterministic.
 */
export function simulateMonth({ start, days, seed, earlyResetDay }: MonthOptions): Month {
  const random = seededRandom(seed);
  const five: Live = { used: 0, resetsAt: null };
  const seven: Live = { used: 0, resetsAt: start + 3 * DAY + 9 * HOUR };
  const opus: Live = { used: 0, resetsAt: start + 3 * DAY + 9 * HOUR };
  const lives = { five_hour: five, seven_day: seven, seven_day_opus: opus } as const;
  const ledger = {
    hits: [] as { window: string; from: number; until: number }[],
    resets: [] as { window: string; at: number; early: boolean }[],
    sleeps: [] as { from: number; until: number }[],
  };
  const observations: Observation[] = [];
  const account = '5c0ffee5-0000-4000-8000-0000000000aa';

  const reset = (window: keyof typeof lives, at: number, early: boolean): void => {
    const live = lives[window];
    const open = ledger.hits.findLast((hit) => hit.window === window && hit.until > at);
    if (open !== undefined) open.until = at;
    if (live.used > 0 || window !== 'five_hour') ledger.resets.push({ window, at, early });
    live.used = 0;
    live.resetsAt = window === 'five_hour' ? null : (early ? at : (live.resetsAt ?? at)) + 7 * DAY;
  };

  for (let day = 0; day < days; day += 1) {
    const hard = random() < 0.3 ? 2.6 : 1;
    // Five days of work and two of rest, independent of the first weekday: the same seed is the same month on any date.
    const works = day % 7 < 5;
    const [wakes, sleeps] = [7 * HOUR + random() * HOUR, 22 * HOUR + random() * 1.5 * HOUR];
    const asleepUntil = start + day * DAY + wakes;
    ledger.sleeps.push({ from: observations.at(-1)?.observedAt ?? start + day * DAY, until: asleepUntil });
    for (let clock = 0; clock < DAY; clock += STEP) {
      const at = start + day * DAY + clock;
      for (const window of ['five_hour', 'seven_day', 'seven_day_opus'] as const) {
        const due = lives[window].resetsAt;
        if (due !== null && due <= at) reset(window, due, false);
      }
      if (day === earlyResetDay && clock === 12 * HOUR)
        for (const window of ['five_hour', 'seven_day', 'seven_day_opus'] as const) reset(window, at, true);
      const awake = clock >= wakes && clock < sleeps;
      const blocked = five.used >= 100 || seven.used >= 100;
      if (awake && works && !blocked) work(random, clock, hard, at, five, seven, opus);
      for (const window of ['five_hour', 'seven_day'] as const) {
        const { used, resetsAt } = lives[window];
        const open = ledger.hits.some((hit) => hit.window === window && hit.until > at);
        if (used >= 100 && !open && resetsAt !== null)
          ledger.hits.push({ window, from: at, until: resetsAt });
      }
      if (awake) observations.push(observe(account, at + Math.round(random() * 20_000), lives, random));
    }
  }
  return { account, observations, ledger };
}

/** Bursts in the morning and the afternoon; a pause at noon. */
function work(
  random: Random,
  clock: number,
  hard: number,
  at: number,
  five: Live,
  seven: Live,
  opus: Live,
): void {
  const hour = clock / HOUR;
  const busy = (hour >= 9 && hour < 12) || (hour >= 13 && hour < 18);
  if (!busy || random() > 0.45) return;
  const spent = (0.6 + random() * 2.8) * hard;
  five.resetsAt ??= Math.ceil((at + 5 * HOUR) / (10 * MINUTE)) * 10 * MINUTE;
  five.used = Math.min(100, five.used + spent);
  seven.used = Math.min(100, seven.used + spent * 0.075);
  opus.used = Math.min(100, opus.used + spent * 0.11 * random());
}

function observe(
  account: string,
  observedAt: number,
  lives: Readonly<Record<string, Live>>,
  random: Random,
): Observation {
  return {
    source: 'official_api',
    observedAt,
    account,
    windows: Object.entries(lives).map(([id, { used, resetsAt }]): LimitWindow => {
      const utilization = Math.floor(used);
      const raw = resetsAt === null ? null : new Date(resetsAt + Math.round((random() - 0.5) * 1800));
      return {
        id,
        label: windowLabel(id),
        utilization,
        resetsAt,
        rawResetsAt: raw?.toISOString() ?? null,
        exactReset: false,
        severity: severityOf(utilization, 'normal'),
      };
    }),
    organizationId: account,
    httpStatus: 200,
    fresh: true,
  };
}
