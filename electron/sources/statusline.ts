import { percentOf } from '../core/usage/window-reading';
import { windowLabel } from '../core/usage/windows';
import { readPromptCache, type PromptCache } from './prompt-cache';
import { NOT_WINDOWS, SCOPED_KEYS } from './usage-api/body/known-keys';
import { recordOf } from './usage-api/body/json-values';
import { cleanName, slugOf } from './usage-api/body/names';

/** One window, as Claude Code passes it to its statusLine command. */
export interface StatuslineWindow {
  readonly id: string;
  readonly label: string;
  /** Percent used, 0–100 and sometimes above. */
  readonly percent: number;
  /** The reset as Claude Code wrote it; `null` where it wrote none. */
  readonly reset: string | null;
}

/** Money spent through a gateway, which gives a percent and seldom the amounts. */
export interface StatuslineSpend {
  /** Percent of the limit; may exceed 100. */
  readonly percent: number;
  /** Dollars. */
  readonly used: number | null;
  /** Dollars. */
  readonly limit: number | null;
}

/** The parts of the statusLine's input that are used: no session, no folder, no transcript. */
export interface StatuslineLimits {
  readonly windows: readonly StatuslineWindow[];
  readonly spend: StatuslineSpend | null;
  /** Absent or `null` where the line has none. */
  readonly promptCache?: PromptCache | null;
}

/** Limit of windows; no account has more. */
const MAX_WINDOWS = 50;
/** Pattern of a window's key; excludes names like `__proto__` too. */
const KEY = /^[a-z][a-z0-9_]{0,47}$/;
const SPEND = 'spend_limit';

/**
 * Parses `rate_limits` of Claude Code's statusLine JSON. It is an open map: each value with the shape of a window is
 * one, and the rest is ignored. `null` where it is empty: before the first answer of a session, or with an API key. It
 * uses no schema library, since the command starts each time Claude Code draws, and a library would slow it down.
 */
export function readStatusline(input: unknown): StatuslineLimits | null {
  const limits = recordOf(recordOf(input)?.['rate_limits']) ?? {};
  const windows = new Map<string, StatuslineWindow>();
  for (const [key, value] of Object.entries(limits)) {
    for (const window of windowsAt(key, value)) if (!windows.has(window.id)) windows.set(window.id, window);
  }
  const spend = spendOf(limits[SPEND]);
  if (windows.size === 0 && spend === null) return null;
  const promptCache = readPromptCache(recordOf(input)?.['prompt_cache']);
  return { windows: [...windows.values()].slice(0, MAX_WINDOWS), spend, ...(promptCache && { promptCache }) };
}

/** Parses the percent of the context window that is used; `null` where the line has none. */
export function readContextUsed(input: unknown): number | null {
  return numberOf(recordOf(recordOf(input)?.['context_window'])?.['used_percentage']);
}

function windowsAt(key: string, value: unknown): readonly StatuslineWindow[] {
  if (Array.isArray(value)) return (value as readonly unknown[]).slice(0, MAX_WINDOWS).flatMap(rowOf);
  if (key === SPEND || NOT_WINDOWS.has(key) || !KEY.test(key) || key in Object.prototype) return [];
  const id = SCOPED_KEYS.find(([known]) => known === key)?.[1] ?? key;
  const window = windowOf(id, windowLabel(id), value);
  if (window === null) return [];
  // Unreleased windows appear under codenames: they are shown only once they have been used.
  const isOrdinary = id === 'five_hour' || id === 'seven_day' || id.startsWith('seven_day_');
  return isOrdinary || window.percent > 0 ? [window] : [];
}

/** A row of a list is the weekly window of the model or surface that it names. */
function rowOf(row: unknown): readonly StatuslineWindow[] {
  const fields = recordOf(row);
  const model = fields?.['model'];
  const name = [fields?.['display_name'], recordOf(model)?.['display_name'], model, fields?.['name']]
    .map((each) => cleanName(each))
    .find((each) => each !== null);
  const slug = slugOf(name ?? '');
  if (slug === null) return [];
  const id = slug === 'all_models' ? 'seven_day' : `seven_day_${slug}`;
  const window = windowOf(id, windowLabel(id, name ?? undefined), row);
  return window === null ? [] : [window];
}

function windowOf(id: string, label: string, value: unknown): StatuslineWindow | null {
  const fields = recordOf(value) ?? {};
  const percent = numberOf(fields['used_percentage']);
  if (percent === null) return null;
  return { id, label, percent, reset: writtenReset(fields['resets_at']) };
}

function spendOf(value: unknown): StatuslineSpend | null {
  const fields = recordOf(value) ?? {};
  const percent = numberOf(fields['used_percentage']);
  if (percent === null) return null;
  return { percent, used: dollars(fields['used_usd']), limit: dollars(fields['limit_usd']) };
}

function writtenReset(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' && value !== '' ? value.slice(0, 64) : null;
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? percentOf(value) : null;
}

function dollars(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null;
}
