import { describe, expect, it } from 'vitest';
import { alertEventOf, BANKED, SPEND } from '../../../../electron/core/alerts/alert';
import { accountEvent, usageEventOf, type EventFields } from '../../../../electron/core/usage/usage-event';

const fields: EventFields = {
  kind: 'window_reset',
  at: 7,
  window: 'five_hour',
  value: 42,
  early: false,
  account: 'a',
};
const ofWindow = ['window_reset', 'threshold_crossed', 'limit_reached', 'limit_cleared', 'server_correction'];
const ofAccount = [
  'account_switched',
  'credentials_lost',
  'credentials_restored',
  'grace_started',
  'low_priority_started',
  'extra_usage_started',
  'held_back',
];

describe('usageEventOf', () => {
  it.each(ofWindow)('reads a stored %s back with its window, and refuses it without one', (kind) => {
    expect(usageEventOf({ ...fields, kind })).toEqual({ ...fields, kind });
    expect(usageEventOf({ ...fields, kind, window: null })).toBeNull();
  });

  it.each(ofAccount)('reads a stored %s back without a window and a value', (kind) => {
    const stored = { ...fields, kind, window: null, value: null };
    expect(usageEventOf(stored)).toEqual(stored);
    expect(usageEventOf({ ...fields, kind })).toEqual(stored);
  });

  it('lets only a reset be early, and have a cause', () => {
    const early = { ...fields, early: true, cause: 'banked' as const };
    expect(usageEventOf(early)).toEqual(early);
    expect(usageEventOf({ ...early, kind: 'limit_cleared' })).toEqual({ ...fields, kind: 'limit_cleared' });
  });

  it('lets a threshold have no unknown value', () => {
    expect(usageEventOf({ ...fields, kind: 'threshold_crossed', value: null })).toBeNull();
    expect(usageEventOf({ ...fields, value: null })).toEqual({ ...fields, value: null });
  });

  it('refuses a kind of a later version', () => {
    expect(usageEventOf({ ...fields, kind: 'moon_full' })).toBeNull();
  });

  it('agrees with the builder of account events', () => {
    const built = accountEvent('held_back', 'a', 7);
    expect(usageEventOf(built)).toEqual(built);
  });
});

describe('alertEventOf', () => {
  it.each([
    ['runs_out', 'five_hour'],
    ['spend_crossed', SPEND],
    ['spend_reached', SPEND],
    ['banked_expires', BANKED],
  ])('reads a stored %s back, and refuses it without its value', (kind, window) => {
    expect(alertEventOf({ ...fields, kind, window })).toEqual({ ...fields, kind, window });
    expect(alertEventOf({ ...fields, kind, window, value: null })).toBeNull();
  });

  it('reads the tracker’s events too', () => {
    expect(alertEventOf(fields)).toEqual(fields);
    expect(alertEventOf({ ...fields, kind: 'moon_full' })).toBeNull();
  });
});
