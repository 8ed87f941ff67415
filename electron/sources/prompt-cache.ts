import { recordOf } from './usage-api/text';

/** How a session's prompt cache stands, as Claude Code gives it to its statusLine command (since 2.1.251). */
export interface PromptCache {
  /** Whether the next prompt finds it. */
  readonly warm: boolean;
  /** When it goes cold (epoch ms); `null` where that is not said. */
  readonly expiresAt: number | null;
  /** How long it lives after each request: `5m`, `1h`; `null` where that is not said. */
  readonly ttl: string | null;
  /** Share of the prompts' tokens that came from it, 0–1; `null` where that is not said. */
  readonly hitRatio: number | null;
  /** Requests of the session, and those that found it cold though it should have been warm. */
  readonly requests: number | null;
  readonly misses: number | null;
  /** Claude Code's word for why it was missed last; `null`: it was not, or that is not said. */
  readonly lastMissCause: string | null;
}

const EARLIEST_S = Date.UTC(2025, 0, 1) / 1000;
const LATEST_S = Date.UTC(2100, 0, 1) / 1000;
const WORD = /^[a-z0-9_.-]{1,40}$/i;

/** Reads `prompt_cache` of the statusLine JSON, each field by itself; `null` where it does not say whether it is warm. */
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

/** Reads back what was kept of it; `null` for anything else. */
export function revivePromptCache(value: unknown): PromptCache | null {
  const kept = recordOf(value);
  if (typeof kept?.['warm'] !== 'boolean') return null;
  return {
    warm: kept['warm'],
    expiresAt: numberIn(kept, 'expiresAt', EARLIEST_S * 1000, LATEST_S * 1000),
    ttl: wordIn(kept, 'ttl'),
    hitRatio: numberIn(kept, 'hitRatio', 0, 1),
    requests: countIn(kept, 'requests'),
    misses: countIn(kept, 'misses'),
    lastMissCause: wordIn(kept, 'lastMissCause'),
  };
}

/** Whether two say the same. */
export function isSamePromptCache(a: PromptCache | null, b: PromptCache | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
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
