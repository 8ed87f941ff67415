import type { LimitWindow, Observation } from '../core/usage';
import { windowLabel } from '../core/windows';

/** One window as Claude Code tells its statusLine command. */
export interface StatuslineWindow {
  /** Percent used, 0–100 and sometimes above. */
  readonly usedPercentage: number;
  /** Epoch seconds; `null` where it gave none. */
  readonly resetsAt: number | null;
}

/** What is taken of the statusLine's input: no session, no folder, no transcript. */
export interface StatuslineLimits {
  readonly five_hour: StatuslineWindow | null;
  readonly seven_day: StatuslineWindow | null;
}

/** What is handed to the app. */
export interface StatuslineNote {
  readonly schema: 1;
  /** When Claude Code said it (epoch ms). */
  readonly at: number;
  readonly limits: StatuslineLimits;
}

/** Where the notes lie, below the data folder; one for each config folder of Claude Code. */
export const STATUSLINE_FOLDER = 'statusline';

/** Reads `rate_limits` of Claude Code's statusLine JSON; `null` before the first answer of a session, or with an API key. */
export function readStatusline(input: unknown): StatuslineLimits | null {
  const limits = fieldsOf(fieldsOf(input)['rate_limits']);
  const five_hour = windowOf(limits['five_hour'], 'used_percentage', 'resets_at');
  const seven_day = windowOf(limits['seven_day'], 'used_percentage', 'resets_at');
  return five_hour === null && seven_day === null ? null : { five_hour, seven_day };
}

/** Reads a note back; `null` for anything that is none. */
export function readStatuslineNote(text: string): StatuslineNote | null {
  const note = fieldsOf(parsed(text));
  const limits = fieldsOf(note['limits']);
  const { at } = note;
  if (note['schema'] !== 1 || typeof at !== 'number' || !Number.isFinite(at)) return null;
  const five_hour = windowOf(limits['five_hour'], 'usedPercentage', 'resetsAt');
  const seven_day = windowOf(limits['seven_day'], 'usedPercentage', 'resetsAt');
  return five_hour === null && seven_day === null
    ? null
    : { schema: 1, at, limits: { five_hour, seven_day } };
}

/** A note as an observation of the account that its config folder belongs to. */
export function statuslineObservation({ at, limits }: StatuslineNote, account: string): Observation {
  const windows = (['five_hour', 'seven_day'] as const).flatMap((id): readonly LimitWindow[] => {
    const window = limits[id];
    if (window === null) return [];
    const { usedPercentage, resetsAt } = window;
    return [
      {
        ...{ id, label: windowLabel(id), utilization: usedPercentage, severity: 'normal' },
        resetsAt: resetsAt === null ? null : resetsAt * 1000,
        rawResetsAt: resetsAt === null ? null : String(resetsAt),
        // Claude Code has it from the header.
        exactReset: resetsAt !== null,
      },
    ];
  });
  return {
    source: 'statusline',
    observedAt: at,
    account,
    windows,
    organizationId: null,
    httpStatus: null,
    fresh: true,
  };
}

/** By hand, not with a schema library: the command starts each time Claude Code draws, and must be there at once. */
function windowOf(value: unknown, percent: string, reset: string): StatuslineWindow | null {
  const fields = fieldsOf(value);
  const used = fields[percent];
  const at = fields[reset];
  if (typeof used !== 'number' || !Number.isFinite(used) || used < 0 || used > 1000) return null;
  const isInstant =
    typeof at === 'number' && Number.isInteger(at) && at > 1_000_000_000 && at < 4_102_444_800;
  return { usedPercentage: used, resetsAt: isInstant ? at : null };
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
