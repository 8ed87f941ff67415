import type { Locale } from '../format';
import type { AlertSettings } from '../settings';
import type { Snapshot } from '../snapshot-types';
import type { EventKind, UsageEvent } from '../usage';

/** What alerts tell of beside the tracker's events: a window that surely runs out, money that goes, a reset unused. */
export type AlertKind = EventKind | 'runs_out' | 'spend_crossed' | 'spend_reached' | 'banked_expires';

/**
 * Something that happened and may be worth a message. `runs_out`: the value is the percent used; `spend_crossed`:
 * the percent of the limit that was passed; `spend_reached`: the percent spent; `banked_expires`: the resets that expire.
 */
export interface AlertEvent extends Omit<UsageEvent, 'kind'> {
  readonly kind: AlertKind;
}

/** The "window" of events about money: not one of the account's windows, so its own switch and route. */
export const SPEND = 'extra_usage';

/** The "window" of events about banked resets. */
export const BANKED = 'banked_resets';

/** One message for a person. */
export interface Alert {
  readonly title: string;
  readonly body: string;
  /** The window it is about first; `null` for one about the login. */
  readonly window: string | null;
  /** Key of the account it is about; `null` for a sample. */
  readonly account: string | null;
  readonly urgency: 'normal' | 'critical';
}

/** What alerts depend on beside the events. */
export interface AlertContext {
  readonly settings: AlertSettings;
  /** Of the account that the events are about. */
  readonly snapshot: Snapshot;
  /** What to call that account where there are several; `null`: it need not be named. */
  readonly accountLabel: string | null;
  readonly locale: Locale;
  readonly now: number;
}

/** The thresholds of a window: its own list, or else that of all. */
export function thresholdsOf(
  { thresholds, windowThresholds }: Pick<AlertSettings, 'thresholds' | 'windowThresholds'>,
  window: string,
): readonly number[] {
  return Object.hasOwn(windowThresholds, window) ? (windowThresholds[window] ?? thresholds) : thresholds;
}
