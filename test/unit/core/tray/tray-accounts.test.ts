import { describe, expect, test } from 'vitest';
import type { AccountSummary } from '../../../../electron/core/snapshot/snapshot-types';
import { trayView, type TrayOptions } from '../../../../electron/core/tray/tray-view';
import { locale, NOW, snapshot } from '../make-snapshot';

const options: TrayOptions = {
  style: 'number',
  window: 'most_critical',
  amount: 'used',
  locale,
  platform: 'linux',
};
const plain = (text: string) => text.replace(/[\u202f\u00a0]/g, ' ');

describe('the menu with several accounts', () => {
  const account = (dirLabel: string, change: Partial<AccountSummary> = {}): AccountSummary => ({
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
  });
  const others = (accounts: readonly AccountSummary[], change: Partial<TrayOptions> = {}) =>
    trayView(snapshot({ accounts }), { ...options, ...change })
      .menu.filter(({ id }) => id.startsWith('account:'))
      .map(({ id, label }) => [id, plain(label)]);

  test('has a line for each account that is not shown, with its tightest window', () => {
    const chosen = account('one', { chosen: true });
    const accounts = [
      chosen,
      account('two'),
      account('three', { name: 'Ann', utilization: null, severity: 'normal' }),
    ];
    expect(others(accounts)).toEqual([
      ['account:/home/a/two', 'two: 83 %, warning'],
      ['account:/home/a/three', 'Ann: can’t tell yet'],
    ]);
    expect(others([chosen, account('two', { stale: true })], { amount: 'left' })).toEqual([
      ['account:/home/a/two', 'two: 17 % left, warning (old)'],
    ]);
    expect(others([chosen])).toEqual([]);
  });
});
