import type { LimitChangedEvent } from '../alerts/alert';
import type { DriftReport } from './drift-report';

/** A change that raised an alert. */
export interface AlertedChange {
  readonly window: string;
  /** When the rate changed, epoch ms. */
  readonly at: number;
  readonly more: boolean;
}

const DAY = 86_400_000;
/** Older changes are no news, in ms. */
const NEWS_MS = 21 * DAY;
/** The day of a change moves as readings come in. Two of one direction less far apart than this (ms) are one. */
const SAME_MS = 10 * DAY;
/** The number of changes that are stored. */
const MOST = 20;

/**
 * The alerts of a report: one for each change that is news.
 *
 * @param alerted the changes that raised one before
 */
export function changeAlerts(
  alerted: readonly AlertedChange[],
  { windows }: DriftReport,
  { account, now }: { readonly account: string; readonly now: number },
): { readonly alerted: readonly AlertedChange[]; readonly events: readonly LimitChangedEvent[] } {
  const news = windows.flatMap(({ window, changes }) =>
    changes
      .map(({ at, middle }) => ({ window, at, more: middle > 0, value: Math.round(100 * middle) }))
      .filter((change) => now - change.at < NEWS_MS && !alerted.some((known) => isSame(known, change))),
  );
  if (news.length === 0) return { alerted, events: [] };
  const found = news.map(({ window, at, more }) => ({ window, at, more }));
  const events = news.map(({ window, value }): LimitChangedEvent => ({
    kind: 'limit_changed',
    at: now,
    window,
    value,
    early: false,
    account,
  }));
  return { alerted: [...alerted, ...found].slice(-MOST), events };
}

function isSame(a: AlertedChange, b: AlertedChange): boolean {
  return a.window === b.window && a.more === b.more && Math.abs(a.at - b.at) < SAME_MS;
}
