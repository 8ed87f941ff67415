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
  it.each(ofWindow)('a stored %s is loaded with its window, and refused without one', (kind) => {
    expect(usageEventOf({ ...fields, kind })).toEqual({ ...fields, kind });
    expect(usageEventOf({ ...fields, kind, window: null })).toBeNull();
  });

  it.each(ofAccount)('a stored %s is loaded without a window and a value', (kind) => {
    const stored = { ...fields, kind, window: null, value: null };
    expect(usageEventOf(stored)).toEqual(stored);
    expect(usageEventOf({ ...fields, kind })).toEqual(stored);
  });

  it('only a reset is early or has a cause', () => {
    const early = { ...fields, early: true, cause: 'banked' as const };
    expect(usageEventOf(early)).toEqual(early);
    expect(usageEventOf({ ...early, kind: 'limit_cleared' })).toEqual({ ...fields, kind: 'limit_cleared' });
  });

  it('a threshold without a value is refused', () => {
    expect(usageEventOf({ ...fields, kind: 'threshold_crossed', value: null })).toBeNull();
    expect(usageEventOf({ ...fields, value: null })).toEqual({ ...fields, value: null });
  });

  it('a kind of a later version is refused', () => {
    expect(usageEventOf({ ...fields, kind: 'moon_full' })).toBeNull();
  });

  it('usageEventOf agrees with accountEvent', () => {
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
  ])('a stored %s is loaded, and refused without its value', (kind, window) => {
    expect(alertEventOf({ ...fields, kind, window })).toEqual({ ...fields, kind, window });
    expect(alertEventOf({ ...fields, kind, window, value: null })).toBeNull();
  });

  it('alertEventOf loads the tracker’s events too', () => {
    expect(alertEventOf(fields)).toEqual(fields);
    expect(alertEventOf({ ...fields, kind: 'moon_full' })).toBeNull();
  });
});
