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

function next(facts: Partial<RefreshFacts>) {
  return nextRefresh({ ...quiet, ...facts });
}

/** Reason and seconds; a `-` in front where no request may be sent then. */
function said(facts: Partial<RefreshFacts>): string {
  const { delayMs, reason, request } = next(facts);
  return `${request ? '' : '-'}${reason} ${String(delayMs / SECOND)}`;
}

type Row = readonly [string, Partial<RefreshFacts>, string];

describe('the pace', () => {
  it.each<Row>([
    ['is five minutes', {}, 'steady 240'],
    ['counts from the last request', { sinceLastAttemptMs: 4 * MINUTE }, 'steady 60'],
    ['is due at once when it is over', { sinceLastAttemptMs: HOUR }, 'steady 0'],
    ['is two minutes while the popover is open', { popoverOpen: true }, 'popover_open 60'],
    ['is two minutes while utilization rises', { rising: true }, 'rising 60'],
    ['is three minutes while there is activity here', { sinceLocalActivityMs: 0 }, 'local_activity 120'],
    ['counts activity of ten minutes', { sinceLocalActivityMs: 10 * MINUTE }, 'local_activity 120'],
    ['and no older one', { sinceLocalActivityMs: 10 * MINUTE + 1 }, 'steady 240'],
    ['is a quarter of an hour after an idle hour', { idleMs: HOUR }, 'idle 840'],
    ['and not before', { idleMs: HOUR - 1 }, 'steady 240'],
    ['is half an hour after four', { idleMs: 4 * HOUR }, 'long_idle 1740'],
    ['and not before', { idleMs: 4 * HOUR - 1 }, 'idle 840'],
    [
      'is quick for an open popover on an idle machine',
      { idleMs: 5 * HOUR, popoverOpen: true },
      'popover_open 60',
    ],
    [
      'is quick for an agent on an idle machine',
      { idleMs: 5 * HOUR, sinceLocalActivityMs: 1 },
      'local_activity 120',
    ],
    ['is what the settings say', { chosenEveryMs: 10 * MINUTE, sinceLocalActivityMs: 0 }, 'chosen 540'],
    ['but never under three minutes', { chosenEveryMs: MINUTE }, 'chosen 120'],
    ['and slower on an idle machine all the same', { chosenEveryMs: 5 * MINUTE, idleMs: HOUR }, 'idle 840'],
    ['prefers the popover to activity', { popoverOpen: true, sinceLocalActivityMs: 1 }, 'popover_open 60'],
    ['prefers a rise to activity', { rising: true, sinceLocalActivityMs: 1 }, 'rising 60'],
  ])('%s', (_name, facts, expected) => {
    expect(said(facts)).toBe(expected);
  });

  it.each([
    [0, 285],
    [0.25, 292.5],
    [0.9999999, 315],
    [1, 300],
    [-0.1, 300],
    [Number.NaN, 300],
  ])('varies by five percent with chance (%d)', (random, seconds) => {
    expect(next({ sinceLastAttemptMs: 0, random }).delayMs).toBe(seconds * SECOND);
  });
});

describe('no request', () => {
  it.each<Row>([
    ['while locked', { paused: 'locked', userAsked: true, sinceWokeUpMs: 0 }, '-locked 3600'],
    ['while asleep', { paused: 'asleep' }, '-asleep 3600'],
    ['without a login', { hasUsableCredentials: false }, '-no_login 60'],
    ['without a login, even a new one', { hasUsableCredentials: false, tokenChanged: true }, '-no_login 60'],
    ['with a token that lacks the scope', { problem: 'missing_scope' }, '-no_login 60'],
    ['with an expired token', { problem: 'expired' }, '-no_login 60'],
    [
      'without a login: a click looks at it at once',
      { hasUsableCredentials: false, userAsked: true },
      '-no_login 0',
    ],
    ['in an organization that forbids it, for an hour', { problem: 'org_forbids' }, 'org_forbids 3540'],
    [
      'in an organization that forbids it, and a timer is no longer than an hour',
      { problem: 'org_forbids', sinceLastAttemptMs: 0, random: 0.9 },
      '-org_forbids 3600',
    ],
  ])('%s', (_name, facts, expected) => {
    expect(said(facts)).toBe(expected);
  });

  it.each<Row>([
    ['a new token after a missing scope', { problem: 'missing_scope', tokenChanged: true }, 'new_token 0'],
    ['a new token after an expired one', { problem: 'expired', tokenChanged: true }, 'new_token 0'],
    ['a new token after a ban', { problem: 'org_forbids', tokenChanged: true }, 'new_token 0'],
    ['a click after a ban', { problem: 'org_forbids', userAsked: true }, 'user_asked 0'],
    ['a login found after none', { problem: 'no_credentials' }, 'steady 240'],
    ['another login after a denied keychain', { problem: 'keychain_denied' }, 'steady 240'],
    ['an hour after a ban', { problem: 'org_forbids', sinceLastAttemptMs: HOUR }, 'org_forbids 0'],
  ])('but one for %s', (_name, facts, expected) => {
    expect(said(facts)).toBe(expected);
  });
});

describe('a click', () => {
  it.each<Row>([
    ['asks at once', { userAsked: true }, 'user_asked 0'],
    [
      'asks no sooner than a minute after the last request',
      { userAsked: true, sinceLastAttemptMs: 1 },
      'user_asked 59.999',
    ],
    ['may use the reserve', { userAsked: true, budgetLeft: 1 }, 'user_asked 0'],
    ['waits for an empty budget', { userAsked: true, budgetLeft: 0.5 }, 'saving_requests 90'],
    ['does not end a cooldown', { userAsked: true, cooldownLeftMs: 5 * MINUTE }, 'asked_to_wait 303.5'],
    [
      'comes before all else',
      { userAsked: true, tokenChanged: true, failuresInARow: 9, popoverOpen: true },
      'user_asked 0',
    ],
  ])('%s', (_name, facts, expected) => {
    expect(said(facts)).toBe(expected);
  });
});

describe('one request, shortly', () => {
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
  ])('%s', (_name, facts, expected) => {
    expect(said(facts)).toBe(expected);
  });

  it.each([
    [0, 2],
    [0.9999999, 5],
  ])('is between two and five seconds (chance %d)', (random, seconds) => {
    expect(next({ sinceWokeUpMs: 0, random }).delayMs).toBe(seconds * SECOND);
  });
});

describe('a reset ahead', () => {
  it.each<Row>([
    ['is looked at right after it', { soonestResetInMs: 2 * MINUTE }, 'reset_ahead 123.5'],
    [
      'is waited for when the pace falls less than a minute before it',
      { soonestResetInMs: 5 * MINUTE },
      'reset_ahead 303.5',
    ],
    ['is no reason yet when it is further away', { soonestResetInMs: 5 * MINUTE + 1 }, 'steady 240'],
    [
      'is waited for when the pace is over',
      { soonestResetInMs: MINUTE, sinceLastAttemptMs: HOUR },
      'reset_ahead 63.5',
    ],
    ['is not waited for longer', { soonestResetInMs: MINUTE + 1, sinceLastAttemptMs: HOUR }, 'steady 0'],
    [
      'is looked at on an idle machine',
      { soonestResetInMs: 10 * MINUTE, idleMs: 5 * HOUR },
      'reset_ahead 603.5',
    ],
    [
      'is looked at though other sources postpone the pace',
      { soonestResetInMs: 4.5 * MINUTE, sinceLastAttemptMs: 5 * MINUTE, freshOtherSourceAgeMs: 0 },
      'reset_ahead 273.5',
    ],
    ['may be now', { soonestResetInMs: 0 }, 'reset_ahead 3.5'],
    ['is nothing when it is past', { soonestResetInMs: -1 }, 'steady 240'],
    ['is nothing when it is no number', { soonestResetInMs: Number.NaN }, 'steady 240'],
  ])('%s', (_name, facts, expected) => {
    expect(said(facts)).toBe(expected);
  });
});

describe('fresh headers or a fresh status line', () => {
  const due = { sinceLastAttemptMs: 6 * MINUTE, sinceLastSuccessMs: 6 * MINUTE };

  it.each<Row>([
    ['postpone the next request by the pace', { ...due, freshOtherSourceAgeMs: MINUTE }, 'other_source 240'],
    ['postpone no longer than their age', { ...due, freshOtherSourceAgeMs: 5 * MINUTE }, 'steady 0'],
    ['do not bring it forward', { freshOtherSourceAgeMs: 2 * MINUTE }, 'steady 240'],
    [
      'postpone it a little for an open popover',
      { ...due, freshOtherSourceAgeMs: MINUTE, popoverOpen: true },
      'other_source 60',
    ],
    [
      'postpone it to a quarter of an hour after the last answer, no later',
      { sinceLastAttemptMs: 14 * MINUTE, sinceLastSuccessMs: 14 * MINUTE, freshOtherSourceAgeMs: 0 },
      'other_source 60',
    ],
    [
      'do not when that is over',
      { sinceLastSuccessMs: 15 * MINUTE, sinceLastAttemptMs: 6 * MINUTE, freshOtherSourceAgeMs: 0 },
      'steady 0',
    ],
    [
      'do not before the first answer',
      { ...due, sinceLastSuccessMs: null, freshOtherSourceAgeMs: 0 },
      'steady 0',
    ],
  ])('%s', (_name, facts, expected) => {
    expect(said(facts)).toBe(expected);
  });
});

describe('requests that fail', () => {
  it.each([
    [1, 60],
    [2, 120],
    [3, 240],
    [4, 300],
    [5, 300],
    [6, 300],
    [5000, 300],
  ])('after %d in a row wait %d s', (failuresInARow, seconds) => {
    const facts = { failuresInARow, sinceLastAttemptMs: 0, popoverOpen: true, sinceResetDueMs: 0 };
    expect(said(facts)).toBe(`failed ${String(seconds)}`);
  });

  it('count the wait from the last one', () => {
    expect(said({ failuresInARow: 3 })).toBe('failed 180');
    expect(said({ failuresInARow: 30 })).toBe('failed 240');
    // What is gone or has changed its shape stays so for long: hourly in the end.
    expect(said({ failuresInARow: 30, problem: 'contract_changed' })).toBe('failed 3540');
  });

  it('do not hold back a machine where nothing failed', () => {
    expect(said({ failuresInARow: Number.NaN })).toBe('steady 240');
  });
});

describe('odd facts', () => {
  it.each<Row>([
    ['a request in the future was just now', { sinceLastAttemptMs: -HOUR, userAsked: true }, 'user_asked 60'],
    [
      'a request at no time was just now',
      { sinceLastAttemptMs: Number.NaN, userAsked: true },
      'user_asked 60',
    ],
    ['a delay is whole milliseconds', { sinceLastAttemptMs: 0.25, userAsked: true }, 'user_asked 60'],
  ])('%s', (_name, facts, expected) => {
    expect(said(facts)).toBe(expected);
  });
});
