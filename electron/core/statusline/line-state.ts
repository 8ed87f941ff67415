import { isLanguage } from '../i18n/languages';
import { limitModeShort } from '../limit-mode/mode-words';
import type { Locale } from '../locale';
import type { AccountSnapshot, WindowView } from '../snapshot/snapshot-types';
import { dateFormatter } from '../text/formatters';
import { plainCell } from '../text/plain-text';
import { segmentsOf, type LineSettings, type Segment } from './line-choice';

/** A window as the app knows it. Instants are epoch ms by Anthropic's clock. */
export interface LineWindow {
  readonly id: string;
  readonly label: string;
  /** Percent used; `null` is unknown. */
  readonly percent: number | null;
  readonly resetsAt: number | null;
  readonly observedAt: number;
  readonly verdict: 'lasts' | 'runs_out' | 'unknown';
  readonly runsOutAt: number | null;
}

/** What the app knows for the status line of one login, with the user's choice. It is also stored, for the command. */
export interface LineState {
  readonly locale: Locale;
  /** The segments of the settings; empty: the line of Claude Code's own numbers. */
  readonly segments: readonly Segment[];
  readonly colour: boolean;
  readonly windows: readonly LineWindow[];
  /** Percent of the spend limit; `null`: unknown, or no limit. */
  readonly spend: number | null;
  /** How Claude goes on at a limit, in a few words, and until when that is certain; `null`: in the normal mode. */
  readonly mode: { readonly text: string; readonly until: number } | null;
  /** By how much this computer's clock is ahead where it matters, in ms. */
  readonly aheadMs: number;
}

/** The state before the app knew anything: English words and no choice. */
export const emptyLineState: LineState = {
  locale: { language: 'en-GB', timeZone: 'UTC' },
  segments: [],
  colour: false,
  windows: [],
  spend: null,
  mode: null,
  aheadMs: 0,
};

/** Ms for which a mode without a known end is certain. */
const MODE_MS = 900_000;
const MINUTE = 60_000;
const MAX_WINDOWS = 50;

/** Builds the state from a snapshot of the login's account; `null`: no account is followed there. */
export function lineStateOf(
  snapshot: AccountSnapshot | null,
  { segments, colour }: LineSettings,
  locale: Locale,
): LineState {
  const state = { ...emptyLineState, locale, segments, colour };
  if (snapshot === null) return state;
  return {
    ...state,
    windows: snapshot.windows.map(windowOf),
    spend: snapshot.extraUsage?.utilization ?? null,
    mode: modeOf(snapshot, locale),
    aheadMs: snapshot.clockAheadMs ?? 0,
  };
}

function windowOf({ id, label, utilization, resetsAt, observedAt, pace }: WindowView): LineWindow {
  const { verdict, runsOutAt } = pace;
  // The forecast moves with each second; a minute is what is shown.
  const minute = runsOutAt === null ? null : Math.round(runsOutAt / MINUTE) * MINUTE;
  return { id, label, percent: utilization, resetsAt, observedAt, verdict, runsOutAt: minute };
}

function modeOf({ limitMode, windows, takenAt }: AccountSnapshot, locale: Locale): LineState['mode'] {
  const text = limitModeShort(limitMode ?? null, locale);
  if (text === null) return null;
  const ends = windows.flatMap(({ utilization, resetsAt }) =>
    resetsAt !== null && (utilization ?? 0) >= 100 ? [resetsAt] : [],
  );
  return {
    text,
    until: ends.length > 0 ? Math.max(...ends) : Math.floor(takenAt / MINUTE) * MINUTE + MODE_MS,
  };
}

/** The state without the numbers of its account: for a session of another login. */
export function withoutAccount(state: LineState): LineState {
  return { ...state, windows: [], spend: null, mode: null };
}

type Fields = Readonly<Record<string, unknown>>;

/** Parses a stored state, each part by itself; `null` for anything else. */
export function reviveLineState(value: unknown): LineState | null {
  const fields = fieldsOf(value);
  if (fields === null) return null;
  const { windows, segments } = fields;
  return {
    locale: localeOf(fieldsOf(fields['locale'])),
    segments: Array.isArray(segments) ? segmentsOf(segments) : [],
    colour: fields['colour'] === true,
    windows: Array.isArray(windows) ? windows.slice(0, MAX_WINDOWS).flatMap(reviveWindow) : [],
    spend: numberOf(fields['spend']),
    mode: reviveMode(fieldsOf(fields['mode'])),
    aheadMs: numberOf(fields['aheadMs']) ?? 0,
  };
}

function reviveWindow(value: unknown): readonly LineWindow[] {
  const fields = fieldsOf(value);
  const [id, label, observedAt] = [
    fields?.['id'],
    fields?.['label'],
    numberOf(fields?.['observedAt']),
  ] as const;
  if (fields === null || typeof id !== 'string' || typeof label !== 'string' || observedAt === null)
    return [];
  const verdict = (['lasts', 'runs_out'] as const).find((each) => each === fields['verdict']) ?? 'unknown';
  return [
    {
      id,
      label: plainCell(label).slice(0, 100),
      percent: numberOf(fields['percent']),
      resetsAt: numberOf(fields['resetsAt']),
      observedAt,
      verdict,
      runsOutAt: numberOf(fields['runsOutAt']),
    },
  ];
}

function reviveMode(fields: Fields | null): LineState['mode'] {
  const [text, until] = [fields?.['text'], numberOf(fields?.['until'])] as const;
  return typeof text === 'string' && until !== null ? { text: plainCell(text).slice(0, 100), until } : null;
}

function localeOf(fields: Fields | null): Locale {
  const { locale } = emptyLineState;
  const [language, timeZone, words, hour12] = [
    fields?.['language'],
    fields?.['timeZone'],
    fields?.['words'],
    fields?.['hour12'],
  ] as const;
  if (typeof language !== 'string' || typeof timeZone !== 'string' || !isZone(timeZone)) return locale;
  return {
    language,
    timeZone,
    ...(typeof hour12 === 'boolean' && { hour12 }),
    ...(typeof words === 'string' && isLanguage(words) && { words }),
  };
}

/** Whether `Intl` knows a zone, which throws for others. */
function isZone(timeZone: string): boolean {
  try {
    return dateFormatter('en', { timeZone }).format(0) !== '';
  } catch {
    return false;
  }
}

function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
