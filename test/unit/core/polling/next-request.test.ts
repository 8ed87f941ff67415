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

function next(facts: Partial<RefreshFacts>) {
  return nextRefresh({ ...quiet, ...facts });
}

/** Reason and seconds, with a `-` in front if no request may be sent. */
function refreshText(facts: Partial<RefreshFacts>): string {
  const { delayMs, reason, request } = next(facts);
  return `${request ? '' : '-'}${reason} ${String(delayMs / SECOND)}`;
}

type Row = readonly [string, Partial<RefreshFacts>, string];

describe('nextRefresh: the pace', () => {
  it.each<Row>([
    ['is five minutes', {}, 'steady 240'],
    ['counts from the last request', { sinceLastAttemptMs: 4 * MINUTE }, 'steady 60'],
    ['is due at once when its time is over', { sinceLastAttemptMs: HOUR }, 'steady 0'],
    ['is two minutes while the popover is open', { popoverOpen: true }, 'popover_open 60'],
    ['is two minutes while utilization rises', { rising: true }, 'rising 60'],
    ['is three minutes after activity on this machine', { sinceLocalActivityMs: 0 }, 'local_activity 120'],
    ['counts activity up to ten minutes ago', { sinceLocalActivityMs: 10 * MINUTE }, 'local_activity 120'],
    ['ignores activity more than ten minutes ago', { sinceLocalActivityMs: 10 * MINUTE + 1 }, 'steady 240'],
    ['is a quarter of an hour after an idle hour', { idleMs: HOUR }, 'idle 840'],
    ['does not slow down before an idle hour', { idleMs: HOUR - 1 }, 'steady 240'],
    ['is half an hour after four idle hours', { idleMs: 4 * HOUR }, 'long_idle 1740'],
    ['is a quarter of an hour before four idle hours', { idleMs: 4 * HOUR - 1 }, 'idle 840'],
    [
      'is two minutes for an open popover on an idle machine',
      { idleMs: 5 * HOUR, popoverOpen: true },
      'popover_open 60',
    ],
    [
      'is three minutes for an agent on an idle machine',
      { idleMs: 5 * HOUR, sinceLocalActivityMs: 1 },
      'local_activity 120',
    ],
    [
      'is the interval of the settings',
      { chosenEveryMs: 10 * MINUTE, sinceLocalActivityMs: 0 },
      'chosen 540',
    ],
    ['is at least three minutes', { chosenEveryMs: MINUTE }, 'chosen 120'],
    [
      'is slower on an idle machine in spite of the settings',
      { chosenEveryMs: 5 * MINUTE, idleMs: HOUR },
      'idle 840',
    ],
    ['prefers the popover to activity', { popoverOpen: true, sinceLocalActivityMs: 1 }, 'popover_open 60'],
    ['prefers a rise to activity', { rising: true, sinceLocalActivityMs: 1 }, 'rising 60'],
  ])('the pace %s', (_name, facts, expected) => {
    expect(refreshText(facts)).toBe(expected);
  });

  it.each([
    [0, 285],
    [0.25, 292.5],
    [0.9999999, 315],
    [1, 300],
    [-0.1, 300],
    [Number.NaN, 300],
  ])('the pace varies by five percent with the random number %d', (random, seconds) => {
    expect(next({ sinceLastAttemptMs: 0, random }).delayMs).toBe(seconds * SECOND);
  });
});

describe('nextRefresh: no request', () => {
  it.each<Row>([
    ['while locked', { paused: 'locked', userAsked: true, sinceWokeUpMs: 0 }, '-locked 3600'],
    ['while asleep', { paused: 'asleep' }, '-asleep 3600'],
    ['without a login', { hasUsableCredentials: false }, '-no_login 60'],
    [
      'without a usable login, also with a new token',
      { hasUsableCredentials: false, tokenChanged: true },
      '-no_login 60',
    ],
    ['with a token that lacks the scope', { problem: 'missing_scope' }, '-no_login 60'],
    ['with an expired token', { problem: 'expired' }, '-no_login 60'],
    [
      'without a login, which a click checks at once',
      { hasUsableCredentials: false, userAsked: true },
      '-no_login 0',
    ],
    ['for an hour in an organization that forbids it', { problem: 'org_forbids' }, 'org_forbids 3540'],
    [
      'before the hour is over, in an organization that forbids it',
      { problem: 'org_forbids', sinceLastAttemptMs: 0, random: 0.9 },
      '-org_forbids 3600',
    ],
  ])('no request is sent %s', (_name, facts, expected) => {
    expect(refreshText(facts)).toBe(expected);
  });

  it.each<Row>([
    [
      'for a new token after a missing scope',
      { problem: 'missing_scope', tokenChanged: true },
      'new_token 0',
    ],
    ['for a new token after an expired one', { problem: 'expired', tokenChanged: true }, 'new_token 0'],
    ['for a new token after a ban', { problem: 'org_forbids', tokenChanged: true }, 'new_token 0'],
    ['for a click after a ban', { problem: 'org_forbids', userAsked: true }, 'user_asked 0'],
    ['for a login after none', { problem: 'no_credentials' }, 'steady 240'],
    ['for another login after a denied keychain', { problem: 'keychain_denied' }, 'steady 240'],
    ['an hour after a ban', { problem: 'org_forbids', sinceLastAttemptMs: HOUR }, 'org_forbids 0'],
  ])('a request is sent %s', (_name, facts, expected) => {
    expect(refreshText(facts)).toBe(expected);
  });
});

describe('nextRefresh: a click', () => {
  it.each<Row>([
    ['sends a request at once', { userAsked: true }, 'user_asked 0'],
    [
      'sends no request within a minute after the last one',
      { userAsked: true, sinceLastAttemptMs: 1 },
      'user_asked 59.999',
    ],
    ['may use the reserve of the budget', { userAsked: true, budgetLeft: 1 }, 'user_asked 0'],
    ['waits for an empty budget', { userAsked: true, budgetLeft: 0.5 }, 'saving_requests 90'],
    ['does not end a cooldown', { userAsked: true, cooldownLeftMs: 5 * MINUTE }, 'asked_to_wait 303.5'],
    [
      'comes before all other reasons',
      { userAsked: true, tokenChanged: true, failuresInARow: 9, popoverOpen: true },
      'user_asked 0',
    ],
  ])('a click %s', (_name, facts, expected) => {
    expect(refreshText(facts)).toBe(expected);
  });
});

describe('nextRefresh: requests with a short delay', () => {
  it.each<Row>([
    ['after waking up', { sinceWokeUpMs: 0 }, 'woke_up 3.5'],
    ['after waking up, counted from then', { sinceWokeUpMs: 3 * SECOND }, 'woke_up 0.5'],
    ['after waking up, though requests failed', { sinceWokeUpMs: 0, failuresInARow: 5 }, 'woke_up 3.5'],
    [
      'after waking up, within the floor',
      { sinceWokeUpMs: 0, sinceLastAttemptMs: 10 * SECOND },
      'woke_up 50',
    ],
    ['with a new token', { tokenChanged: true, sinceWokeUpMs: 0 }, 'new_token 0'],
    ['with a new token, within the floor', { tokenChanged: true, sinceLastAttemptMs: 0 }, 'new_token 60'],
    ['at the first start', { sinceLastAttemptMs: null, sinceLastSuccessMs: null }, 'first 0'],
    ['after a reset', { sinceResetDueMs: 0 }, 'reset_passed 3.5'],
    ['after a reset, counted from then', { sinceResetDueMs: 10 * SECOND }, 'reset_passed 0'],
    [
      'after a reset, though the machine is idle',
      { sinceResetDueMs: 0, idleMs: 5 * HOUR },
      'reset_passed 3.5',
    ],
    [
      'after a reset, though other sources are fresh',
      { sinceResetDueMs: 0, freshOtherSourceAgeMs: 0 },
      'reset_passed 3.5',
    ],
  ])('a request is sent shortly %s', (_name, facts, expected) => {
    expect(refreshText(facts)).toBe(expected);
  });

  it.each([
    [0, 2],
    [0.9999999, 5],
  ])('the short delay is between two and five seconds (random number %d)', (random, seconds) => {
    expect(next({ sinceWokeUpMs: 0, random }).delayMs).toBe(seconds * SECOND);
  });
});

describe('nextRefresh: a reset ahead', () => {
  it.each<Row>([
    ['has a request right after it', { soonestResetInMs: 2 * MINUTE }, 'reset_ahead 123.5'],
    [
      'delays a request that would fall less than a minute before it',
      { soonestResetInMs: 5 * MINUTE },
      'reset_ahead 303.5',
    ],
    ['changes nothing if it is further away', { soonestResetInMs: 5 * MINUTE + 1 }, 'steady 240'],
    [
      'delays a request that is due within the minute before it',
      { soonestResetInMs: MINUTE, sinceLastAttemptMs: HOUR },
      'reset_ahead 63.5',
    ],
    [
      'does not delay a due request for more than a minute',
      { soonestResetInMs: MINUTE + 1, sinceLastAttemptMs: HOUR },
      'steady 0',
    ],
    [
      'has a request on an idle machine',
      { soonestResetInMs: 10 * MINUTE, idleMs: 5 * HOUR },
      'reset_ahead 603.5',
    ],
    [
      'has a request although other sources postpone the pace',
      { soonestResetInMs: 4.5 * MINUTE, sinceLastAttemptMs: 5 * MINUTE, freshOtherSourceAgeMs: 0 },
      'reset_ahead 273.5',
    ],
    ['has a request if it is now', { soonestResetInMs: 0 }, 'reset_ahead 3.5'],
    ['counts as none if it is past', { soonestResetInMs: -1 }, 'steady 240'],
    ['counts as none if it is no number', { soonestResetInMs: Number.NaN }, 'steady 240'],
  ])('a reset ahead %s', (_name, facts, expected) => {
    expect(refreshText(facts)).toBe(expected);
  });
});

describe('nextRefresh: fresh headers or a fresh status line', () => {
  const due = { sinceLastAttemptMs: 6 * MINUTE, sinceLastSuccessMs: 6 * MINUTE };

  it.each<Row>([
    ['postpone the next request by the pace', { ...due, freshOtherSourceAgeMs: MINUTE }, 'other_source 240'],
    ['postpone no longer than their age', { ...due, freshOtherSourceAgeMs: 5 * MINUTE }, 'steady 0'],
    ['do not bring the next request forward', { freshOtherSourceAgeMs: 2 * MINUTE }, 'steady 240'],
    [
      'postpone the request only a little for an open popover',
      { ...due, freshOtherSourceAgeMs: MINUTE, popoverOpen: true },
      'other_source 60',
    ],
    [
      'postpone the request at most to a quarter of an hour after the last answer',
      { sinceLastAttemptMs: 14 * MINUTE, sinceLastSuccessMs: 14 * MINUTE, freshOtherSourceAgeMs: 0 },
      'other_source 60',
    ],
    [
      'postpone nothing a quarter of an hour after the last answer',
      { sinceLastSuccessMs: 15 * MINUTE, sinceLastAttemptMs: 6 * MINUTE, freshOtherSourceAgeMs: 0 },
      'steady 0',
    ],
    [
      'postpone nothing before the first answer',
      { ...due, sinceLastSuccessMs: null, freshOtherSourceAgeMs: 0 },
      'steady 0',
    ],
  ])('fresh headers %s', (_name, facts, expected) => {
    expect(refreshText(facts)).toBe(expected);
  });
});

describe('nextRefresh: failed requests', () => {
  it.each([
    [1, 60],
    [2, 120],
    [3, 240],
    [4, 300],
    [5, 300],
    [6, 300],
    [5000, 300],
  ])('after %d failures in a row, the wait is %d s', (failuresInARow, seconds) => {
    const facts = { failuresInARow, sinceLastAttemptMs: 0, popoverOpen: true, sinceResetDueMs: 0 };
    expect(refreshText(facts)).toBe(`failed ${String(seconds)}`);
  });

  it('the wait counts from the last failed request', () => {
    expect(refreshText({ failuresInARow: 3 })).toBe('failed 180');
    expect(refreshText({ failuresInARow: 30 })).toBe('failed 240');
    // A missing or changed endpoint stays so for long: the back-off grows to an hour.
    expect(refreshText({ failuresInARow: 30, problem: 'contract_changed' })).toBe('failed 3540');
  });

  it('a machine without failures does not wait', () => {
    expect(refreshText({ failuresInARow: Number.NaN })).toBe('steady 240');
  });
});

describe('nextRefresh: impossible facts', () => {
  it.each<Row>([
    [
      'a request dated in the future counts as sent just now',
      { sinceLastAttemptMs: -HOUR, userAsked: true },
      'user_asked 60',
    ],
    [
      'a request without a valid date counts as sent just now',
      { sinceLastAttemptMs: Number.NaN, userAsked: true },
      'user_asked 60',
    ],
    [
      'a delay is a whole number of milliseconds',
      { sinceLastAttemptMs: 0.25, userAsked: true },
      'user_asked 60',
    ],
  ])('%s', (_name, facts, expected) => {
    expect(refreshText(facts)).toBe(expected);
  });
});
