import { recordOf } from '../usage-api/body/json-values';

/** The last answer of the usage endpoint, as Claude Code stores it in `.claude.json` under `cachedUsageUtilization`. */
export interface CachedUsage {
  /** When Claude Code received the answer (epoch ms of the system's clock). */
  readonly fetchedAt: number;
  /** The account that the answer is about; `null` where the block does not name one. */
  readonly accountId: string | null;
  /** The endpoint's body, of any shape. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** Claude Code did not exist before this day (epoch ms), so an earlier date is not a date. */
const EARLIEST = Date.UTC(2025, 0, 1);
const MAX_ID_CHARS = 100;

/** Parses the block; `null` where it is missing or has no date, since the age of its numbers is then unknown. */
export function readCachedUsage(value: unknown): CachedUsage | null {
  const block = recordOf(value);
  const body = recordOf(block?.['utilization']);
  const fetchedAt = block?.['fetchedAtMs'];
  if (body === null || typeof fetchedAt !== 'number' || !Number.isSafeInteger(fetchedAt)) return null;
  if (fetchedAt < EARLIEST) return null;
  return { fetchedAt, accountId: readId(block?.['accountUuid']), body };
}

/** An account's id from a file: at most 100 letters, digits, `_` and `-`; else `null`. */
export function readId(value: unknown): string | null {
  return typeof value === 'string' && value !== '' && value.length <= MAX_ID_CHARS && /^[\w-]+$/.test(value)
    ? value
    : null;
}
