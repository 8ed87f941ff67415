import { thresholdsOf, type AlertContext, type AlertEvent, type AlertKind } from './alert';
import type { AlertSettings } from '../settings/settings';
import type { AccountSnapshot } from '../snapshot/snapshot-types';

/** The largest age of a reset that is still worth an alert (ms): after a long sleep it is no news. */
const LATEST_MS = 6 * 3_600_000;

const order: readonly AlertKind[] = [
  'limit_reached',
  'spend_reached',
  'credentials_lost',
  'runs_out',
  'threshold_crossed',
  'spend_crossed',
  'banked_expires',
  'limit_changed',
  'window_reset',
];

/**
 * The events that are worth a message, most urgent first. The tracker raises each event once, also over restarts and
 * sleeps, and none at a first reading. So no alert is repeated, and the first start raises none.
 */
export function alertingEvents(
  events: readonly AlertEvent[],
  { settings, now }: Pick<AlertContext, 'settings' | 'now'>,
): readonly AlertEvent[] {
  return chosenEvents(
    events.filter(({ at }) => now - at < LATEST_MS),
    settings,
  );
}

/** Chooses from events of any age, such as those that quiet hours held back; `stillTrue` checks those first. */
export function chosenEvents(events: readonly AlertEvent[], settings: AlertSettings): readonly AlertEvent[] {
  if (!settings.on) return [];
  const wanted = events.filter(
    (event) => isWanted(event, settings) && !settings.mutedWindows.includes(event.window ?? ''),
  );
  return wanted
    .filter((event, index) => !isOutdone(event, index, wanted))
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

function isWanted({ kind, early, value, window }: AlertEvent, settings: AlertSettings): boolean {
  switch (kind) {
    case 'threshold_crossed':
      return thresholdsOf(settings, window).includes(value);
    case 'limit_reached':
      return settings.reached;
    case 'runs_out':
      return settings.runsOut;
    case 'window_reset':
      return early ? settings.earlyReset : settings.reset && (value ?? 0) >= settings.resetLevel;
    case 'credentials_lost':
      return settings.credentials;
    case 'spend_crossed':
      return settings.spend && settings.spendThresholds.includes(value);
    case 'spend_reached':
      return settings.spend;
    case 'banked_expires':
      return settings.bankedExpiry;
    case 'limit_changed':
      return settings.limitChange;
    case 'credentials_restored':
    case 'limit_cleared':
    case 'account_switched':
    case 'grace_started':
    case 'low_priority_started':
    case 'extra_usage_started':
    case 'held_back':
    case 'server_correction':
      return false;
  }
}

/** Whether another event of the same account and window replaces this one: a higher threshold, a reached limit. */
function isOutdone(event: AlertEvent, index: number, all: readonly AlertEvent[]): boolean {
  return all.some(
    (other, at) =>
      other.account === event.account &&
      other.window === event.window &&
      (outdoes(other, event) || (at > index && isSame(other, event))),
  );
}

/** Whether the later event replaces the earlier one of its kind. Two of one threshold belong to two waiting periods. */
function isSame(other: AlertEvent, event: AlertEvent): boolean {
  const byValue = event.kind === 'threshold_crossed' || event.kind === 'spend_crossed';
  return other.kind === event.kind && (!byValue || other.value === event.value);
}

function outdoes(other: AlertEvent, event: AlertEvent): boolean {
  const isHigher = other.kind === event.kind && (other.value ?? 0) > (event.value ?? 0);
  if (event.kind === 'threshold_crossed') return other.kind === 'limit_reached' || isHigher;
  if (event.kind === 'runs_out') return other.kind === 'limit_reached';
  if (event.kind === 'spend_crossed') return other.kind === 'spend_reached' || isHigher;
  return false;
}

/** Whether an event still holds; one that waited for the end of the quiet hours may be over. */
export function stillTrue({ kind, window, value }: AlertEvent, snapshot: AccountSnapshot): boolean {
  const view = snapshot.windows.find(({ id }) => id === window);
  const spent = snapshot.extraUsage?.utilization ?? 0;
  switch (kind) {
    case 'threshold_crossed':
      return (view?.utilization ?? 0) >= value;
    case 'limit_reached':
      return view?.severity === 'reached';
    case 'runs_out':
      return view?.pace.verdict === 'runs_out' && view.severity !== 'reached';
    case 'window_reset':
      // The window filled up again since then.
      return view === undefined || view.severity === 'normal';
    case 'credentials_lost':
      return snapshot.problem !== null;
    case 'spend_crossed':
      return spent >= value;
    case 'spend_reached':
      return spent >= 100;
    case 'banked_expires':
      return (snapshot.bankedResets?.count ?? 0) > 0;
    case 'limit_changed':
    case 'credentials_restored':
    case 'limit_cleared':
    case 'account_switched':
    case 'grace_started':
    case 'low_priority_started':
    case 'extra_usage_started':
    case 'held_back':
    case 'server_correction':
      return true;
  }
}
