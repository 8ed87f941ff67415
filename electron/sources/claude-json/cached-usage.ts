import { ok, type Result } from '../../core/result';
import type { Observation } from '../../core/usage';
import { parseUsage, type ContractChanged } from '../usage-api/parse';
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

/**
 * The block as an observation, by the same parser as the endpoint's own answer.
 *
 * @param observedAt `fetchedAt` on our clock (epoch ms); resets are judged by it
 */
export function cachedObservation(
  { body }: CachedUsage,
  account: string,
  observedAt: number,
): Result<Observation, ContractChanged> {
  const parsed = parseUsage(body, {
    observedAt,
    account,
    organizationId: null,
    httpStatus: null,
    source: 'claude_code_cache',
  });
  if (!parsed.ok) return parsed;
  const { source, windows, extraUsage, breakdown, bankedResets, organizationId, httpStatus } = parsed.value;
  return ok({
    source,
    observedAt,
    account,
    windows,
    ...(extraUsage !== undefined && { extraUsage }),
    ...(breakdown !== undefined && { breakdown }),
    // Claude Code asks without the question for banked resets: that none are named says nothing.
    ...(bankedResets && { bankedResets }),
    organizationId,
    httpStatus,
    fresh: true,
  });
}
