import { recordOf } from '../usage-api/text';

/** The last answer of the usage endpoint, as Claude Code keeps it in `.claude.json` under `cachedUsageUtilization`. */
export interface CachedUsage {
  /** When Claude Code had the answer (epoch ms of the system's clock). */
  readonly fetchedAt: number;
  /** Whose answer it is; `null` where it does not say. */
  readonly accountId: string | null;
  /** The endpoint's body, of any shape. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** Claude Code was not there before; what is dated earlier is no date. */
const EARLIEST = Date.UTC(2025, 0, 1);
const MAX_ID_CHARS = 100;

/** Reads the block; `null` where there is none, or where it is not dated: a reading without a date is worth nothing. */
export function readCachedUsage(value: unknown): CachedUsage | null {
  const block = recordOf(value);
  const body = recordOf(block?.['utilization']);
  const fetchedAt = block?.['fetchedAtMs'];
  if (body === null || typeof fetchedAt !== 'number' || !Number.isSafeInteger(fetchedAt)) return null;
  if (fetchedAt < EARLIEST) return null;
  return { fetchedAt, accountId: readId(block?.['accountUuid']), body };
}

/** An account's id as a file names it: short, on one line. */
export function readId(value: unknown): string | null {
  return typeof value === 'string' && value !== '' && value.length <= MAX_ID_CHARS && /^[\w-]+$/.test(value)
    ? value
    : null;
}
