import { isOfClaudeCode } from '../core/usage';
import type { Store } from './store';

/** How long ago Claude Code's own traffic, answers or status line told the numbers, if nothing newer came since (ms). */
export function otherSourceAge(store: Store, now: number): number | null {
  const newest = store.facts().tracker?.newest ?? null;
  if (newest === null || newest.source === 'official_api' || newest.source === 'local_estimate') return null;
  return Math.max(0, now - newest.observedAt);
}

/** How long ago Claude Code itself asked the usage endpoint, whose answer leaves nothing out (ms); `null`: never. */
export function claudeCodeAge(store: Store, now: number): number | null {
  const windows = store.facts().tracker?.windows ?? [];
  const asked = windows.filter(({ source }) => isOfClaudeCode(source)).map(({ observedAt }) => observedAt);
  return asked.length === 0 ? null : Math.max(0, now - Math.max(...asked));
}

/** The smaller of two ages; `null` is never. */
export function youngest(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}
