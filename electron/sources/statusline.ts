import { percentOf } from '../core/window-reading';
import { windowLabel } from '../core/windows';
import { readPromptCache, type PromptCache } from './prompt-cache';
import { NOT_WINDOWS, SCOPED_KEYS } from './usage-api/known-keys';
import { cleanName, recordOf, slugOf } from './usage-api/text';

/** One window as Claude Code gives it to its statusLine command. */
export interface StatuslineWindow {
  readonly id: string;
  readonly label: string;
  /** Percent used, 0–100 and sometimes above. */
  readonly percent: number;
  /** The reset as it was written; `null` where it gave none. */
  readonly reset: string | null;
}

/** Money spent behind a gateway, which names a percent and seldom the amounts. */
export interface StatuslineSpend {
  /** Percent of the limit; may exceed 100. */
  readonly percent: number;
  /** Dollars. */
  readonly used: number | null;
  /** Dollars. */
  readonly limit: number | null;
}

/** What is taken of the statusLine's input: no session, no folder, no transcript. */
export interface StatuslineLimits {
  readonly windows: readonly StatuslineWindow[];
  readonly spend: StatuslineSpend | null;
  /** Absent or `null`: the line does not say. */
  readonly promptCache?: PromptCache | null;
}

/** More rows than this are no account's windows. */
const MAX_WINDOWS = 50;
/** What a key may look like; also keeps names like `__proto__` from becoming ids. */
const KEY = /^[a-z][a-z0-9_]{0,47}$/;
const SPEND = 'spend_limit';

/**
 * Reads `rate_limits` of Claude Code's statusLine JSON. It is an open map: each value with the shape of a window is one,
 * and the rest is left alone. `null` where it says nothing: before the first answer of a session, or with an API key.
 * By hand, not with a schema library: the command starts each time Claude Code draws, and must be there at once.
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

function windowsAt(key: string, value: unknown): readonly StatuslineWindow[] {
  if (Array.isArray(value)) return (value as readonly unknown[]).slice(0, MAX_WINDOWS).flatMap(rowOf);
  if (key === SPEND || NOT_WINDOWS.has(key) || !KEY.test(key) || key in Object.prototype) return [];
  const id = SCOPED_KEYS.find(([known]) => known === key)?.[1] ?? key;
  const window = windowOf(id, windowLabel(id), value);
  if (window === null) return [];
  // Unreleased windows come and go under codenames: shown once they hold use, never just because they exist.
  const isOrdinary = id === 'five_hour' || id === 'seven_day' || id.startsWith('seven_day_');
  return isOrdinary || window.percent > 0 ? [window] : [];
}

/** A row of a list is the week of a model or surface, by the name that it gives. */
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
