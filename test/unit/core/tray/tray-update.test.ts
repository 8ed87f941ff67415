import { expect, it } from 'vitest';
import { trayView, type TrayOptions } from '../../../../electron/core/tray/tray-view';
import { locale, snapshot } from '../make-snapshot';

const options = {
  style: 'number',
  window: 'most_critical',
  amount: 'used',
  locale,
  platform: 'linux',
} as const;
const ids = (update?: TrayOptions['update']) =>
  trayView(snapshot(), { ...options, ...(update !== undefined && { update }) }).menu.map(({ id }) => id);

it('a new version is a line of the menu above Quit, and nowhere else', () => {
  const { menu, tooltip } = trayView(snapshot(), {
    ...options,
    update: { version: '1.2.3', isReady: false },
  });
  expect(menu.slice(-3)).toEqual([
    { id: 'update', label: 'Version 1.2.3 is available…', enabled: true, type: 'normal' },
    expect.objectContaining({ type: 'separator' }),
    expect.objectContaining({ id: 'quit' }),
  ]);
  expect(tooltip).not.toContain('1.2.3');
});

it('a downloaded version is a line that restarts into it', () => {
  const { menu } = trayView(snapshot(), { ...options, update: { version: '1.2.3', isReady: true } });
  expect(menu.find(({ id }) => id === 'update')?.label).toBe('Restart and update to 1.2.3');
});

it('the menu has no such line without a new version', () => {
  expect(ids()).not.toContain('update');
  expect(ids(null)).toEqual(ids());
});
