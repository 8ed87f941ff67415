import { describe, expect, it } from 'vitest';
import { nextRefresh, type RefreshFacts } from '../../../../electron/core/polling/next-request';
import { budgetAt, spendRequest, type Budget } from '../../../../electron/core/polling/budget';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 10, 30);
/** Looked at as often. */
const STEP = 30_000;

/** How often the endpoint is asked in a day; `cachedAt` gives when Claude Code asked it last, as of a moment. */
function requestsIn(cachedAt: (now: number) => number | null): number {
  let attemptedAt = START;
  let budget: Budget | null = null;
  let requests = 0;
  for (let now = START + STEP; now < START + DAY; now += STEP) {
    const hour = (now - START) / HOUR;
    const isAtWork = hour >= 9 && hour < 18;
    const cached = cachedAt(now);
    const isCacheNewer = cached !== null && cached > attemptedAt;
    const facts: RefreshFacts = {
      now,
      sinceLastAttemptMs: now - attemptedAt,
      sinceLastSuccessMs: isCacheNewer ? now - cached : now - attemptedAt,
      cooldownLeftMs: null,
      budgetLeft: budgetAt(budget, 'token', now).left,
      paused: null,
      hasUsableCredentials: true,
      tokenChanged: false,
      problem: null,
      failuresInARow: 0,
      popoverOpen: false,
      sinceLocalActivityMs: isAtWork ? MINUTE : null,
      rising: false,
      idleMs: isAtWork ? 0 : 5 * HOUR,
      soonestResetInMs: null,
      sinceResetDueMs: null,
      freshOtherSourceAgeMs: isCacheNewer ? now - cached : null,
      userAsked: false,
      chosenEveryMs: null,
      sinceWokeUpMs: null,
      questioned: false,
      random: 0.5,
    };
    const { delayMs, request } = nextRefresh(facts);
    if (!request || delayMs > 0) continue;
    requests += 1;
    attemptedAt = now;
    budget = { ...spendRequest(budgetAt(budget, 'token', now)), at: now };
  }
  return requests;
}

/** Claude Code’s requests in the working hours, at the given interval. */
const every = (ms: number) => (now: number) => {
  const hour = (now - START) / HOUR;
  return hour < 9 ? null : START + Math.floor((Math.min(now, START + 18 * HOUR) - START) / ms) * ms;
};

describe('the number of requests in a day', () => {
  const alone = requestsIn(() => null);

  it('the number of requests does not change if Claude Code stores no reading', () => {
    // A request every three minutes at work, and every half hour otherwise.
    expect(alone).toBeGreaterThanOrEqual(9 * 20 + 15 * 2 - 5);
    expect(alone).toBeLessThanOrEqual(9 * 20 + 15 * 2 + 5);
  });

  it('no requests are sent in the hours in which Claude Code sends as many as Quotide would', () => {
    expect(requestsIn(every(2 * MINUTE))).toBeLessThanOrEqual(40);
  });

  it('a reading that Claude Code stores never causes more requests, however rarely it asks', () => {
    for (const minutes of [1, 3, 5, 20, 60, 600])
      expect(requestsIn(every(minutes * MINUTE)), String(minutes)).toBeLessThanOrEqual(alone);
  });
});
