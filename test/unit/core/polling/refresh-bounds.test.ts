import { describe, expect, it } from 'vitest';
import { nextRefresh, type RefreshFacts } from '../../../../electron/core/polling/next-request';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const NOW = Date.UTC(2026, 10, 21, 20, 0, 0);

/** A quiet machine: signed in, all well, asked a minute ago, chance in the middle (no jitter). */
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
/** What `random: 0.5` makes of 2–5 s. */
const SHORTLY = 3.5 * SECOND;

function next(facts: Partial<RefreshFacts>) {
  return nextRefresh({ ...quiet, ...facts });
}

/** Reason and seconds; a `-` in front where no request may be sent then. */
function said(facts: Partial<RefreshFacts>): string {
  const { delayMs, reason, request } = next(facts);
  return `${request ? '' : '-'}${reason} ${String(delayMs / SECOND)}`;
}

type Row = readonly [string, Partial<RefreshFacts>, string];

describe('a cooldown', () => {
  it('holds back whatever is due, and says until when', () => {
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

  it('does not bring a request forward', () => {
    expect(next({ cooldownLeftMs: MINUTE })).toMatchObject({
      delayMs: 4 * MINUTE,
      reason: 'steady',
      askedToWaitUntil: NOW + MINUTE,
    });
  });

  it('longer than a timer is looked at again without a request', () => {
    expect(said({ cooldownLeftMs: 2 * HOUR })).toBe('-asked_to_wait 3600');
    expect(next({ cooldownLeftMs: 2 * HOUR }).askedToWaitUntil).toBe(NOW + 2 * HOUR);
    expect(said({ cooldownLeftMs: HOUR - SHORTLY })).toBe('asked_to_wait 3600');
    expect(said({ cooldownLeftMs: HOUR - SHORTLY + 1 })).toBe('-asked_to_wait 3600');
  });

  it('is six hours at most', () => {
    expect(next({ cooldownLeftMs: Number.POSITIVE_INFINITY }).askedToWaitUntil).toBe(NOW + 6 * HOUR);
  });

  it.each([null, 0, -1, Number.NaN])('of %j is none', (cooldownLeftMs) => {
    expect(next({ cooldownLeftMs, sinceWokeUpMs: 0 })).toMatchObject({
      reason: 'woke_up',
      askedToWaitUntil: null,
    });
  });

  it('is named while there is no login either', () => {
    expect(next({ cooldownLeftMs: HOUR, problem: 'expired' })).toMatchObject({
      reason: 'no_login',
      delayMs: MINUTE,
      askedToWaitUntil: NOW + HOUR,
    });
  });
});

describe('the budget', () => {
  it.each<Row>([
    ['leaves two requests to the user', { budgetLeft: 3, sinceWokeUpMs: 0 }, 'woke_up 3.5'],
    ['holds back what Quotide sends by itself', { budgetLeft: 2.5, sinceWokeUpMs: 0 }, 'saving_requests 90'],
    ['does not delay what is later anyway', { budgetLeft: 2 }, 'steady 240'],
    ['holds back what is due before it', { budgetLeft: 1.5 }, 'saving_requests 270'],
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
    ['far in debt is looked at again without a request', { budgetLeft: -50 }, '-saving_requests 3600'],
  ])('%s', (_name, facts, expected) => {
    expect(said(facts)).toBe(expected);
  });
});
