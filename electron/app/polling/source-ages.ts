import { isOfClaudeCode } from '../../core/usage/usage';
import type { Store } from '../accounts/store';

/** Ms since the newest reading if its source was Claude Code (traffic, answer, status line); `null`: another source. */
export function otherSourceAge(store: Store, now: number): number | null {
  const newest = store.facts().tracker?.newest ?? null;
  if (newest === null || newest.source === 'official_api' || newest.source === 'local_estimate') return null;
  return Math.max(0, now - newest.observedAt);
}

/** Ms since Claude Code's own request to the usage endpoint, whose answer has all windows; `null`: none known. */
export function claudeCodeAge(store: Store, now: number): number | null {
  const windows = store.facts().tracker?.windows ?? [];
  const asked = windows.filter(({ source }) => isOfClaudeCode(source)).map(({ observedAt }) => observedAt);
  return asked.length === 0 ? null : Math.max(0, now - Math.max(...asked));
}

/** The smaller of two ages, in ms; `null` means never. */
export function youngest(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}
