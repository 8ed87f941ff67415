import { alertEventOf, type AlertEvent } from '../../electron/core/alerts/alert';
import type { UsageEvent } from '../../electron/core/usage/usage';
import { usageEventOf, type EventFields } from '../../electron/core/usage/usage-event';

/** An event of the tracker. @throws Error where no event has these fields */
export function usageEvent(fields: EventFields): UsageEvent {
  const event = usageEventOf(fields);
  if (event === null) throw new Error(`no event: ${JSON.stringify(fields)}`);
  return event;
}

/** An event that may be worth an alert. @throws Error where no event has these fields */
export function alertEvent(fields: EventFields): AlertEvent {
  const event = alertEventOf(fields);
  if (event === null) throw new Error(`no event: ${JSON.stringify(fields)}`);
  return event;
}
