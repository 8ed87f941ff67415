import { expect, it } from 'vitest';
import { trayView } from '../../../../electron/core/tray/tray-view';
import { locale, snapshot } from '../make-snapshot';

const options = {
  style: 'number',
  window: 'most_critical',
  amount: 'used',
  locale,
  platform: 'linux',
} as const;
const settingsFile = {
  message: 'settings.json cannot be read: there is a mistake in line 3, column 5.',
  advice: 'The defaults are used until it can be read.',
};

it('the menu has a line about an unreadable settings file, and none about a valid one', () => {
  const { menu } = trayView(snapshot({ settingsFile }), options);
  expect(menu).toContainEqual({
    id: 'settings_file',
    label: settingsFile.message,
    enabled: true,
    type: 'normal',
  });
  expect(trayView(snapshot(), options).menu.map(({ id }) => id)).not.toContain('settings_file');
});
