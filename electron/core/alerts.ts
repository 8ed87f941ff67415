import { formatClock, formatPercent, type Locale } from './format';
import { wordsOf } from './i18n/words';
import type { AlertSettings } from './settings';
import type { Snapshot } from './snapshot-types';
import type { EventKind, UsageEvent } from './usage';
import { windowName } from './window-words';
import { windowLabel } from './windows';

/** One message for a person. */
export interface Alert {
  readonly title: string;
  readonly body: string;
  /** The window it is about first; `null` for one about the login. */
  readonly window: string | null;
  readonly urgency: 'normal' | 'critical';
}

/** What alerts depend on beside the events. */
export interface AlertContext {
  readonly settings: AlertSettings;
  /** Of the account that the events are about. */
  readonly snapshot: Snapshot;
  readonly locale: Locale;
  readonly now: number;
}

/** A reset that was hours ago, noticed after a sleep, is no news. */
const LATEST_MS = 6 * 3_600_000;

const order: readonly EventKind[] = [
  'limit_reached',
  'credentials_lost',
  'threshold_crossed',
  'window_reset',
];

/**
 * What of some events is worth a message, most urgent first. The tracker tells each event once, also over restarts
 * and sleeps, and none at a first reading: so nothing is said twice, and a first start is quiet.
 */
export function alertingEvents(
  events: readonly UsageEvent[],
  { settings, now }: Pick<AlertContext, 'settings' | 'now'>,
): readonly UsageEvent[] {
  if (!settings.on) return [];
  const wanted = events.filter(
    (event) =>
      isWanted(event, settings) &&
      now - event.at < LATEST_MS &&
      !settings.mutedWindows.includes(event.window ?? ''),
  );
  return wanted
    .filter((event) => !isOutdone(event, wanted))
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

function isWanted({ kind, early, value }: UsageEvent, settings: AlertSettings): boolean {
  switch (kind) {
    case 'threshold_crossed':
      return value !== null && settings.thresholds.includes(value);
    case 'limit_reached':
      return settings.reached;
    case 'window_reset':
      return early ? settings.earlyReset : settings.reset && (value ?? 0) >= settings.resetLevel;
    case 'credentials_lost':
      return settings.credentials;
    case 'credentials_restored':
    case 'limit_cleared':
    case 'account_switched':
    case 'server_correction':
      return false;
  }
}

/** Several thresholds at once are one message, of the highest; a limit that is reached says it all. */
function isOutdone(event: UsageEvent, all: readonly UsageEvent[]): boolean {
  if (event.kind !== 'threshold_crossed') return false;
  return all.some(
    ({ kind, window, value }) =>
      window === event.window &&
      (kind === 'limit_reached' || (kind === 'threshold_crossed' && (value ?? 0) > (event.value ?? 0))),
  );
}

/** Whether what an event said is still so; what waited for the end of the quiet hours may have passed. */
export function stillTrue({ kind, window, value }: UsageEvent, { windows, problem }: Snapshot): boolean {
  const view = windows.find(({ id }) => id === window);
  if (kind === 'threshold_crossed') return (view?.utilization ?? 0) >= (value ?? 0);
  if (kind === 'limit_reached') return view?.severity === 'reached';
  if (kind === 'credentials_lost') return problem !== null;
  return true;
}

/** One message of all that is to be said; `null` when there is nothing. */
export function alertOf(events: readonly UsageEvent[], context: AlertContext): Alert | null {
  const said = events.map((event) => sentencesOf(event, context));
  const [first, ...others] = said;
  const [main] = events;
  if (first === undefined || main === undefined) return null;
  const lines = [first.rest, ...others.map(({ claim, rest }) => `${claim}. ${rest}`.trim())];
  return {
    title: first.claim,
    body: lines.filter((line) => line !== '').join('\n'),
    window: main.window,
    urgency: main.kind === 'limit_reached' ? 'critical' : 'normal',
  };
}

function sentencesOf(event: UsageEvent, { snapshot, locale, now }: AlertContext) {
  const all = wordsOf(locale);
  const words = all.alerts;
  const view = snapshot.windows.find(({ id }) => id === event.window);
  const id = event.window ?? '';
  const label = windowName(view ?? { id, label: windowLabel(id) }, all);
  const resetsAt = view?.resetsAt ?? null;
  const clock = resetsAt === null || resetsAt <= now ? null : formatClock(resetsAt, now, locale);
  switch (event.kind) {
    case 'threshold_crossed': {
      const used = formatPercent(Math.max(view?.utilization ?? 0, event.value ?? 0), locale);
      return { claim: words.passed(label, used), rest: clock === null ? '' : words.resets(clock) };
    }
    case 'limit_reached':
      return { claim: words.reached(label), rest: clock === null ? '' : words.answersAgain(clock) };
    case 'window_reset':
      return { claim: words.fresh(label), rest: event.early ? words.early : '' };
    case 'credentials_lost':
    case 'credentials_restored':
    case 'limit_cleared':
    case 'account_switched':
    case 'server_correction':
      return { claim: words.lost, rest: snapshot.problem?.advice ?? '' };
  }
}

/** Whether a wall-clock time lies in the quiet hours, which may go over midnight. */
export function isQuiet({ quietHours }: AlertSettings, now: number, { timeZone }: Locale): boolean {
  const { on, from, until } = quietHours;
  if (!on || from === until) return false;
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(now);
  return from < until ? time >= from && time < until : time >= from || time < until;
}
