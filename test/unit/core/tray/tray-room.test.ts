import { describe, expect, test } from 'vitest';
import type { AccountSummary } from '../../../../electron/core/snapshot/snapshot-types';
import { trayView, type TrayOptions } from '../../../../electron/core/tray/tray-view';
import { locale, NOW, snapshot } from '../make-snapshot';

const options: TrayOptions = {
  style: 'line',
  window: 'most_room',
  amount: 'used',
  locale,
  platform: 'linux',
};
const plain = (text: string) => text.replace(/[\u202f\u00a0]/g, ' ');

function account(dirLabel: string, change: Partial<AccountSummary> = {}): AccountSummary {
  return {
    dir: `/home/a/${dirLabel}`,
    dirLabel,
    plan: null,
    name: null,
    chosen: false,
    utilization: 83,
    severity: 'warning',
    source: 'official_api',
    observedAt: NOW,
    stale: false,
    ...change,
  };
}

const home = account('~/.claude', { chosen: true });
const work = account('~/.claude-work', { utilization: 12, severity: 'normal' });
const spare = account('~/.claude-spare', { utilization: 100, severity: 'reached' });
const view = (accounts: readonly AccountSummary[], change: Partial<TrayOptions> = {}) =>
  trayView(snapshot({ accounts }), { ...options, ...change });

describe('the tray of the account with most room', () => {
  test('shows that account’s number, and names it in the first line of the tooltip', () => {
    const { icon, tooltip } = view([home, spare, work]);
    expect(icon).toEqual({ kind: 'line', state: 'normal', value: 12, used: 12 });
    expect(plain(tooltip).split('\n')[0]).toBe('Most room: ~/.claude-work: 12 %');
    expect(plain(tooltip)).toContain('5-hour: 22 %');
  });

  test('shows the levels of the two roomiest accounts as bars, and the number beside a Mac’s icon', () => {
    expect(view([home, spare, work], { style: 'bars' }).icon).toEqual({
      kind: 'bars',
      state: 'normal',
      bars: [12, 83],
    });
    expect(view([home, work], { platform: 'darwin', amount: 'left' }).title).toBe('88%');
  });

  test('puts a present number before an older, smaller one, and a number before none', () => {
    const old = account('old', { utilization: 3, severity: 'normal', stale: true });
    const silent = account('silent', { utilization: null, severity: 'normal' });
    expect(view([silent, old, work]).icon).toMatchObject({ state: 'normal', value: 12 });
    expect(view([silent, old]).icon).toMatchObject({ state: 'stale', value: 3 });
  });

  test('shows the stop only if the limit of each account is reached', () => {
    expect(view([spare, { ...spare, dir: '/b' }]).icon).toMatchObject({ state: 'reached', value: null });
  });

  test('shows the tightest window for a single account', () => {
    const { icon, tooltip } = view([home]);
    expect(icon).toEqual({ kind: 'line', state: 'normal', value: 42, used: 42 });
    expect(plain(tooltip).split('\n')[0]).toBe('Tightest: 7-day, 42 %');
  });
});
