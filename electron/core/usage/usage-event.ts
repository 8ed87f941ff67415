import type { AccountEvent, EarlyResetCause, UsageEvent } from './usage';

/** A stored event: the fields of all kinds, before they are checked for the event's own kind. */
export interface EventFields {
  readonly kind: string;
  readonly at: number;
  readonly window: string | null;
  readonly value: number | null;
  readonly early: boolean;
  readonly account: string;
  readonly cause?: EarlyResetCause | undefined;
}

/** An event about the login, or about how Claude goes on at a limit. */
export function accountEvent(kind: AccountEvent['kind'], account: string, at: number): AccountEvent {
  return { kind, at, window: null, value: null, early: false, account };
}

/** The event with these fields; `null` for the kind of a later version, or for a window's event without a window. */
export function usageEventOf(fields: EventFields): UsageEvent | null {
  const { kind, at, window, value, account } = fields;
  switch (kind) {
    case 'window_reset':
      return window === null ? null : resetOf(fields, window);
    case 'threshold_crossed':
      return window === null || value === null ? null : { kind, at, window, value, early: false, account };
    case 'limit_reached':
    case 'limit_cleared':
    case 'server_correction':
      return window === null ? null : { kind, at, window, value, early: false, account };
    case 'account_switched':
    case 'credentials_lost':
    case 'credentials_restored':
    case 'grace_started':
    case 'low_priority_started':
    case 'extra_usage_started':
    case 'held_back':
      return accountEvent(kind, account, at);
    default:
      return null;
  }
}

function resetOf({ at, value, early, account, cause }: EventFields, window: string): UsageEvent {
  const reset = { kind: 'window_reset', at, window, value, early, account } as const;
  return cause === undefined ? reset : { ...reset, cause };
}
