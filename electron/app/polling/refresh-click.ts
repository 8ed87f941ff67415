import { nextRefresh, type Refresh, type RefreshFacts } from '../../core/polling/next-request';
import type { RefreshAnswer } from '../../core/polling/refresh-answer';
import type { Store } from '../accounts/store';

/** The next request after a click on Refresh. A click means that the user is there, so no pause applies. */
export function afterClick(facts: RefreshFacts): Refresh {
  return nextRefresh({ ...facts, userAsked: true, paused: null });
}

/** Whether a click acts at once: by a request, or without a usable login by a look at the login. */
export function isGranted({ delayMs, request, reason }: Refresh): boolean {
  return delayMs <= 1 && (request || reason === 'no_login');
}

/** The answer to a click that sends no request. */
export function answerTo(click: Refresh, facts: RefreshFacts, store: Store, now: number): RefreshAnswer {
  const { refreshing, problem } = store.facts();
  if (refreshing) return { kind: 'asking', at: now };
  if (click.askedToWaitUntil !== null)
    return { kind: 'asked_to_wait', at: now, until: click.askedToWaitUntil };
  if (click.reason === 'no_login') return { kind: 'login', at: now };
  // Another process has a request under way.
  if (click.delayMs <= 1) return { kind: 'asking', at: now };
  const { observedAt, stale } = store.snapshot();
  if (problem === null && observedAt !== null && !stale)
    return { kind: 'up_to_date', at: now, ageMs: Math.max(0, now - observedAt) };
  const ageMs = Math.max(0, facts.sinceLastAttemptMs ?? 0);
  return { kind: 'just_asked', at: now, ageMs, againInMs: click.delayMs };
}
