import type { Locale } from '../text/format';
import type { AlertSettings, Amount } from '../settings/settings';
import type { AccountSnapshot } from '../snapshot/snapshot-types';
import type { UsageEvent } from '../usage/usage';
import { usageEventOf, type EventFields } from '../usage/usage-event';

/** The `window` of events about money: no rate-limit window, but an id with its own switch and route. */
export const SPEND = 'extra_usage';

/** The `window` of events about banked resets. */
export const BANKED = 'banked_resets';

interface LookAheadEvent {
  /** Epoch ms. */
  readonly at: number;
  readonly account: string;
  readonly early: false;
}

/** A window will surely be used up before its reset. */
export interface RunsOutEvent extends LookAheadEvent {
  readonly kind: 'runs_out';
  readonly window: string;
  /** Percent used. */
  readonly value: number;
}

/** Extra usage passed a percent of its limit, or the limit itself. */
export interface SpendEvent extends LookAheadEvent {
  readonly kind: 'spend_crossed' | 'spend_reached';
  readonly window: typeof SPEND;
  /** The percent that was passed; of a limit that was reached, the percent that is spent. */
  readonly value: number;
}

/** Banked resets expire within days. */
export interface BankedExpiryEvent extends LookAheadEvent {
  readonly kind: 'banked_expires';
  readonly window: typeof BANKED;
  /** How many resets. */
  readonly value: number;
}

/** What one percent of a window buys has changed for good. */
export interface LimitChangedEvent extends LookAheadEvent {
  readonly kind: 'limit_changed';
  readonly window: string;
  /** Percent more tokens that one percent of the window buys; below 0 for fewer. */
  readonly value: number;
}

/** Something that happened and may be worth a message. */
export type AlertEvent = UsageEvent | RunsOutEvent | SpendEvent | BankedExpiryEvent | LimitChangedEvent;

export type AlertKind = AlertEvent['kind'];

/** The alert event with these fields; `null` where none can have them. */
export function alertEventOf(fields: EventFields): AlertEvent | null {
  const { kind, at, window, value, account } = fields;
  switch (kind) {
    case 'runs_out':
    case 'limit_changed':
      return window === null || value === null ? null : { kind, at, window, value, early: false, account };
    case 'spend_crossed':
    case 'spend_reached':
      return value === null ? null : { kind, at, window: SPEND, value, early: false, account };
    case 'banked_expires':
      return value === null ? null : { kind, at, window: BANKED, value, early: false, account };
    default:
      return usageEventOf(fields);
  }
}

/** One message for a person. */
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
