import { recordOf } from './usage-api/body/json-values';

/** The state of a session's prompt cache, as Claude Code passes it to its statusLine command (since 2.1.251). */
export interface PromptCache {
  /** Whether the next prompt can use the cache. */
  readonly warm: boolean;
  /** When the cache expires (epoch ms); `null` where that is not known. */
  readonly expiresAt: number | null;
  /** Its lifetime after each request: `5m`, `1h`; `null` where that is not known. */
  readonly ttl: string | null;
  /** Share of the prompts' tokens that came from the cache, 0–1; `null` where that is not known. */
  readonly hitRatio: number | null;
  /** Requests of the session. */
  readonly requests: number | null;
  /** Requests that did not find the cache although it should have been warm. */
  readonly misses: number | null;
  /** Claude Code's word for the cause of the last miss; `null` where there was none, or its cause is not known. */
  readonly lastMissCause: string | null;
}

const EARLIEST_S = Date.UTC(2025, 0, 1) / 1000;
const LATEST_S = Date.UTC(2100, 0, 1) / 1000;
const WORD = /^[a-z0-9_.-]{1,40}$/i;

/** Parses `prompt_cache` of the statusLine JSON, each field by itself; `null` where `warm` is missing. */
export function readPromptCache(value: unknown): PromptCache | null {
  const fields = recordOf(value);
  const warm = fields?.['warm'];
  if (fields === null || typeof warm !== 'boolean') return null;
  const expires = numberIn(fields, 'expires_at', EARLIEST_S, LATEST_S);
  return {
    warm,
    expiresAt: expires === null ? null : Math.round(expires * 1000),
    ttl: wordIn(fields, 'ttl'),
    hitRatio: numberIn(fields, 'hit_ratio', 0, 1),
    requests: countIn(fields, 'requests'),
    misses: countIn(fields, 'misses'),
    lastMissCause: wordIn(fields, 'last_miss_cause'),
  };
}

/** Parses a stored prompt cache; `null` for anything else. */
export function revivePromptCache(value: unknown): PromptCache | null {
  const stored = recordOf(value);
  if (typeof stored?.['warm'] !== 'boolean') return null;
  return {
    warm: stored['warm'],
    expiresAt: numberIn(stored, 'expiresAt', EARLIEST_S * 1000, LATEST_S * 1000),
    ttl: wordIn(stored, 'ttl'),
    hitRatio: numberIn(stored, 'hitRatio', 0, 1),
    requests: countIn(stored, 'requests'),
    misses: countIn(stored, 'misses'),
    lastMissCause: wordIn(stored, 'lastMissCause'),
  };
}

/** Whether two states of the prompt cache are equal. */
export function isSamePromptCache(a: PromptCache | null, b: PromptCache | null): boolean {
  if (a === null || b === null) return a === b;
  return (
    a.warm === b.warm &&
    a.expiresAt === b.expiresAt &&
    a.ttl === b.ttl &&
    a.hitRatio === b.hitRatio &&
    a.requests === b.requests &&
    a.misses === b.misses &&
    a.lastMissCause === b.lastMissCause
  );
}

type Fields = Readonly<Record<string, unknown>>;

function numberIn(fields: Fields, key: string, least: number, most: number): number | null {
  const value = fields[key];
  return typeof value === 'number' && value >= least && value <= most ? value : null;
}

function countIn(fields: Fields, key: string): number | null {
  const value = numberIn(fields, key, 0, Number.MAX_SAFE_INTEGER);
  return value !== null && Number.isInteger(value) ? value : null;
}

function wordIn(fields: Fields, key: string): string | null {
  const value = fields[key];
  return typeof value === 'string' && WORD.test(value) ? value : null;
}
