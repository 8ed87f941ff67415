import { describe, expect, it } from 'vitest';
import { nextRefresh, type RefreshFacts } from '../../../../electron/core/polling/next-request';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const NOW = Date.UTC(2026, 10, 21, 20, 0, 0);

/** A quiet machine: signed in, without faults, a request a minute ago, a random number in the middle (no jitter). */
const quiet: RefreshFacts = {
  now: NOW,
  sinceLastAttemptMs: MINUTE,
  sinceLastSuccessMs: MINUTE,
  cooldownLeftMs: null,
  budgetLeft: 5,
  paused: null,
  hasUsableCredentials: true,
  tokenChanged: false,
  problem: null,
  failuresInARow: 0,
  popoverOpen: false,
  sinceLocalActivityMs: null,
  rising: false,
  idleMs: 0,
  soonestResetInMs: null,
  chosenEveryMs: null,
  sinceResetDueMs: null,
  freshOtherSourceAgeMs: null,
  userAsked: false,
  sinceWokeUpMs: null,
  questioned: false,
  random: 0.5,
};
/** The delay of 2–5 s with `random: 0.5`. */
const SHORTLY = 3.5 * SECOND;

function next(facts: Partial<RefreshFacts>) {
  return nextRefresh({ ...quiet, ...facts });
}

/** Reason and seconds, with a `-` in front if no request may be sent. */
function refreshText(facts: Partial<RefreshFacts>): string {
  const { delayMs, reason, request } = next(facts);
  return `${request ? '' : '-'}${reason} ${String(delayMs / SECOND)}`;
}

type Row = readonly [string, Partial<RefreshFacts>, string];

describe('nextRefresh: a cooldown', () => {
  it('a cooldown delays every request, and has its end in the result', () => {
    const { delayMs, reason, request, askedToWaitUntil } = next({
      cooldownLeftMs: 14 * MINUTE,
      sinceWokeUpMs: 0,
    });
    expect({ reason, request, askedToWaitUntil }).toEqual({
      reason: 'asked_to_wait',
      request: true,
      askedToWaitUntil: NOW + 14 * MINUTE,
    });
    expect(delayMs).toBe(14 * MINUTE + SHORTLY);
  });

  it('a cooldown does not bring a request forward', () => {
    expect(next({ cooldownLeftMs: MINUTE })).toMatchObject({
      delayMs: 4 * MINUTE,
      reason: 'steady',
      askedToWaitUntil: NOW + MINUTE,
    });
  });

  it('a cooldown longer than a timer gives a check without a request', () => {
    expect(refreshText({ cooldownLeftMs: 2 * HOUR })).toBe('-asked_to_wait 3600');
    expect(next({ cooldownLeftMs: 2 * HOUR }).askedToWaitUntil).toBe(NOW + 2 * HOUR);
    expect(refreshText({ cooldownLeftMs: HOUR - SHORTLY })).toBe('asked_to_wait 3600');
    expect(refreshText({ cooldownLeftMs: HOUR - SHORTLY + 1 })).toBe('-asked_to_wait 3600');
  });

  it('a cooldown is at most six hours', () => {
    expect(next({ cooldownLeftMs: Number.POSITIVE_INFINITY }).askedToWaitUntil).toBe(NOW + 6 * HOUR);
  });

  it.each([null, 0, -1, Number.NaN])('a cooldown of %j is none', (cooldownLeftMs) => {
    expect(next({ cooldownLeftMs, sinceWokeUpMs: 0 })).toMatchObject({
      reason: 'woke_up',
      askedToWaitUntil: null,
    });
  });

  it('the result has the end of a cooldown without a login too', () => {
    expect(next({ cooldownLeftMs: HOUR, problem: 'expired' })).toMatchObject({
      reason: 'no_login',
      delayMs: MINUTE,
      askedToWaitUntil: NOW + HOUR,
    });
  });
});

describe('nextRefresh: the budget', () => {
  it.each<Row>([
    ['reserves two requests for the user', { budgetLeft: 3, sinceWokeUpMs: 0 }, 'woke_up 3.5'],
    ['delays a request of Quotide’s own', { budgetLeft: 2.5, sinceWokeUpMs: 0 }, 'saving_requests 90'],
    ['does not delay a request that is due later', { budgetLeft: 2 }, 'steady 240'],
    ['delays a request that is due too early', { budgetLeft: 1.5 }, 'saving_requests 270'],
    [
      'counts as empty when it is no number',
      { budgetLeft: Number.NaN, userAsked: true },
      'saving_requests 180',
    ],
    [
      'gives way to a longer cooldown',
      { budgetLeft: 2.5, sinceWokeUpMs: 0, cooldownLeftMs: 2 * MINUTE },
      'asked_to_wait 123.5',
    ],
    [
      'outlasts a shorter cooldown',
      { budgetLeft: 2, sinceWokeUpMs: 0, cooldownLeftMs: 2 * MINUTE },
      'saving_requests 180',
    ],
    ['far below 0 gives a check without a request', { budgetLeft: -50 }, '-saving_requests 3600'],
  ])('the budget %s', (_name, facts, expected) => {
    expect(refreshText(facts)).toBe(expected);
  });
});
