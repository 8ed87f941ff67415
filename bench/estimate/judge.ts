import { estimateWindow } from '../../electron/core/estimate/estimate';
import { peerAlone, peerBudget, peerSynced } from './peer';
import { Random } from './random';
import { lastUpTo } from './server';
import { type WindowId, WINDOWS, type World } from './world';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long the API is hidden, in hours. */
export const HIDDEN: readonly number[] = [1, 6, 24, 72];
/** Moments judged of each account and length. */
const MOMENTS = 12;
/** Before this day of an account nothing is judged. */
const FIRST_DAY = 9;

/** Errors of one estimate and of the peer, in points. */
export interface Verdict {
  readonly window: WindowId;
  readonly hours: number;
  readonly error: number;
  /** The peer's constants, synced by hand at the last reading. */
  readonly synced: number;
  /** The peer by itself; for five hours, synced with the budgets that its author withdrew. */
  readonly alone: number;
  readonly covered: boolean;
  readonly width: number;
  /** The error that the estimate states for itself. */
  readonly told: number | null;
  readonly calibrated: boolean;
}

/** Judges an account at moments when its user is at work, since a user looks at the app then. */
export function judgeWorld(world: World, seed: number): readonly Verdict[] {
  const random = new Random(seed);
  return HIDDEN.flatMap((hours) =>
    Array.from({ length: MOMENTS }, () => momentOf(world, hours, random)).flatMap((now) =>
      now === null ? [] : WINDOWS.flatMap((window) => verdictOf(world, window, hours, now)),
    ),
  );
}

/** Shortly after some use, with a reading a given time before. */
function momentOf({ uses, looks }: World, hours: number, random: Random): number | null {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const use = uses[Math.floor(random.next() * uses.length)];
    const now = (use?.at ?? 0) + random.next() * 10 * MINUTE;
    const hidden = now - hours * HOUR;
    const look = looks[lastUpTo(looks, hidden)];
    if (hidden > FIRST_DAY * DAY && look !== undefined && hidden - look.at < 10 * MINUTE) return now;
  }
  return null;
}

function verdictOf(world: World, window: WindowId, hours: number, now: number): readonly Verdict[] {
  const { looks, uses, account, truth } = world;
  const look = looks[lastUpTo(looks, now - hours * HOUR)];
  if (look === undefined) return [];
  const anchor = look.readings[window];
  const seen = uses.slice(lastUpTo(uses, anchor.at - 8 * DAY) + 1, lastUpTo(uses, now) + 1);
  const { calibration } = look;
  const made = estimateWindow({ anchor, calibration, plan: account.plan, uses: seen, now });
  if (made === null) return [];
  const really = truth(window, now);
  const { plan } = account;
  const isWeek = window === 'seven_day';
  const synced = (budget: number) => peerSynced(anchor, seen, now, budget);
  const peer = synced(isWeek ? peerBudget.week(plan) : peerBudget.kindFiveHours(plan));
  const alone = isWeek ? peerAlone(uses, now, peerBudget.week(plan)) : synced(peerBudget.ownFiveHours(plan));
  return [
    {
      window,
      hours,
      error: made.utilization - really,
      synced: peer - really,
      alone: alone - really,
      covered: made.low <= really && really <= made.high,
      width: made.high - made.low,
      told: made.error,
      calibrated: made.calibrated,
    },
  ];
}
