import type { Locale } from '../format';
import type { AlertSettings, Amount } from '../settings';
import type { AccountSnapshot } from '../snapshot-types';
import type { EventKind, UsageEvent } from '../usage';

/** The kinds of alerts: those of the tracker's events, and run-outs, spend and expiring banked resets. */
export type AlertKind = EventKind | 'runs_out' | 'spend_crossed' | 'spend_reached' | 'banked_expires';

/**
 * An event that may be worth a message. `value` of `runs_out`: the percent used; of `spend_crossed`: the percent of the
 * limit that was passed; of `spend_reached`: the percent spent; of `banked_expires`: the number of expiring resets.
 */
export interface AlertEvent extends Omit<UsageEvent, 'kind'> {
  readonly kind: AlertKind;
}

/** The `window` of events about money: no rate-limit window, but an id with its own switch and route. */
export const SPEND = 'extra_usage';

/** The `window` of events about banked resets. */
export const BANKED = 'banked_resets';

/** One message to a person. */
export interface Alert {
  readonly title: string;
  readonly body: string;
  /** The first window that it is about; `null` for the login. */
  readonly window: string | null;
  /** Key of the account that it is about; `null` for a sample. */
  readonly account: string | null;
  readonly urgency: 'normal' | 'critical';
}

/** The facts besides the events that a message depends on. */
export interface AlertContext {
  readonly settings: AlertSettings;
  /** The snapshot of the account that the events are about. */
  readonly snapshot: AccountSnapshot;
  /** Whether sentences give what is used or what is left. */
  readonly amount: Amount;
  /** The account's name where there are several accounts; otherwise `null`. */
  readonly accountLabel: string | null;
  readonly locale: Locale;
  readonly now: number;
}

/** The thresholds of a window in percent: its own list, or the common one. */
export function thresholdsOf(
  { thresholds, windowThresholds }: Pick<AlertSettings, 'thresholds' | 'windowThresholds'>,
  window: string,
): readonly number[] {
  return Object.hasOwn(windowThresholds, window) ? (windowThresholds[window] ?? thresholds) : thresholds;
}
