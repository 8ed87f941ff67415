import { describe, expect, it } from 'vitest';
import { statusOf } from '../../../../electron/core/snapshot/status';
import { inLanguage } from '../../../renderer/in-language';
import { snapshots } from '../../../renderer/snapshots';

describe('statusOf', () => {
  it('follows the contract of `status --json`, with times in ISO 8601 and null for unknown', () => {
    const status = statusOf(snapshots['rate-limited']);
    expect(status).toMatchObject({
      schema: 1,
      takenAt: '2026-11-21T14:31:00.000Z',
      stale: true,
      source: 'official_api',
      error: { kind: 'rate_limited', retryAt: '2026-11-21T14:40:00.000Z' },
      localEstimate: { five_hour: null, seven_day: null },
    });
    expect(status.windows[0]).toMatchObject({
      id: 'five_hour',
      utilization: 63,
      resetsAt: '2026-11-21T15:00:00.000Z',
    });
    expect(status).not.toHaveProperty('otherAccounts');
  });

  it('names windows in English in every language', () => {
    const labels = (language: 'de' | 'ja') =>
      statusOf(inLanguage(snapshots.normal, language)).windows.map(({ label }) => label);
    expect(labels('de')).toEqual(['5-hour', '7-day', '7-day Fable']);
    expect(labels('ja')).toEqual(['5-hour', '7-day', '7-day Fable']);
  });

  it('has no windows, no source and no account before the first answer', () => {
    expect(statusOf(snapshots['no-credentials'])).toMatchObject({
      account: { plan: null, tier: null, organizationId: null },
      source: null,
      observedAt: null,
      windows: [],
      extraUsage: null,
      error: { kind: 'no_credentials', retryAt: null },
    });
  });

  it('never contains 0 for an unknown value', () => {
    const unknown = statusOf(snapshots.unknown).windows.find(({ id }) => id === 'seven_day');
    expect(unknown).toMatchObject({ utilization: null, pace: { verdict: 'unknown', atReset: null } });
  });

  it('contains money without a person’s name', () => {
    const status = statusOf(snapshots.enterprise);
    expect(status.extraUsage).toEqual({
      enabled: true,
      used: { amount: 46.31, currency: 'USD' },
      limit: { amount: 500, currency: 'USD' },
      utilization: expect.closeTo(9.26, 2) as number,
      source: statusOf(snapshots.enterprise).extraUsageFrom?.source ?? null,
    });
    expect(JSON.stringify(status)).not.toContain('@');
  });

  it('names the source of the money beside it', () => {
    const extraUsage = { ...snapshots.enterprise.extraUsage, used: null, limit: null, utilization: 104.2 };
    const status = statusOf({
      ...snapshots.enterprise,
      extraUsage: { ...extraUsage, enabled: true, balance: null, disabledReason: null, userDisabled: false },
      extraUsageFrom: { source: 'statusline', observedAt: snapshots.enterprise.takenAt },
    });
    expect(status.extraUsage).toEqual({
      enabled: true,
      used: null,
      limit: null,
      utilization: 104.2,
      source: 'statusline',
    });
  });

  it('adds the other accounts if there are any', () => {
    const { otherAccounts } = statusOf(snapshots.normal, [snapshots.reached]);
    expect(otherAccounts?.map(({ windows }) => windows[0]?.severity)).toEqual(['reached']);
  });

  it.each(Object.entries(snapshots))('is plain JSON in the state %s', (_state, snapshot) => {
    const status = statusOf(snapshot);
    expect(JSON.parse(JSON.stringify(status))).toEqual(status);
  });
});
