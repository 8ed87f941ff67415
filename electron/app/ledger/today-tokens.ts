import { sum, todayUse, type TodayUse } from '../../core/snapshot/today';
import { createCalendar, type Calendar } from '../../core/time/calendar';
import type { History } from '../../history/history';
import type { Log } from '../log';
import type { Count } from '../accounts/store';

/** Days before today that the popover draws. */
const EARLIER = 6;

/** The tokens of today on this machine. */
export interface TodayTokens {
  readonly count: Count;
  /** To be called when the ledger has changed: the sums are computed again when next needed. */
  readonly changed: () => void;
}

interface Counted {
  /** The start of its local day, epoch ms. */
  readonly day: number;
  readonly timeZone: string;
  readonly today: TodayUse;
}

/**
 * Counts what this machine has used today and on the six days before, by the user's own midnight. Sums stay until the
 * ledger changes or a new day begins.
 * @param timeZone the user's time zone
 */
export function createTodayTokens(
  history: Pick<History, 'ledger' | 'watchForeignWrites'>,
  timeZone: () => string,
  log: Log,
): TodayTokens {
  const counted = new Map<string, Counted>();
  const hasForeignWrite = history.watchForeignWrites();
  let calendar: { readonly timeZone: string; readonly days: Calendar } | null = null;

  const daysOf = (zone: string): Calendar => {
    if (calendar?.timeZone !== zone) calendar = { timeZone: zone, days: createCalendar(zone) };
    return calendar.days;
  };
  const read = (account: string, now: number): TodayUse => {
    const zone = timeZone();
    const days = daysOf(zone);
    const day = days.dayStart(now);
    const known = counted.get(account);
    if (known?.day === day && known.timeZone === zone) return known.today;
    const starts = daysBefore(day, days);
    const earlier = starts.map((since, index) =>
      sum(history.ledger.byModel({ account, since, until: starts[index + 1] ?? day })),
    );
    const today = todayUse(history.ledger.byModel({ account, since: day }), earlier);
    counted.set(account, { day, timeZone: zone, today });
    return today;
  };
  return {
    count: ({ account }, now) => {
      if (account === null) return { today: null };
      try {
        if (hasForeignWrite()) counted.clear();
        const today = read(account.key, now);
        return { today: today.days.some((tokens) => tokens > 0) ? today : null };
      } catch (error) {
        log.warn('the tokens of today could not be counted', { reason: String(error) });
        return { today: null };
      }
    },
    changed: () => {
      counted.clear();
    },
  };
}

/** The starts of the days before `day`, oldest first. */
function daysBefore(day: number, days: Calendar): readonly number[] {
  const starts: number[] = [];
  for (let next = day; starts.length < EARLIER;) {
    next = days.dayStart(next - 1);
    starts.unshift(next);
  }
  return starts;
}
