import { expect, test } from 'vitest';
import { pickOptions } from '../../../../electron/core/settings/pick';

test('the dialog for a config folder opens in the home folder and shows hidden folders', () => {
  const { defaultPath, properties } = pickOptions('folder', '/home/ada');
  expect(defaultPath).toBe('/home/ada');
  expect(properties).toEqual(expect.arrayContaining(['openDirectory', 'showHiddenFiles']));
});

test('the dialog for a program opens in the home folder and takes a file', () => {
  const { defaultPath, properties } = pickOptions('program', '/home/ada');
  expect(defaultPath).toBe('/home/ada');
  expect(properties).toContain('openFile');
  expect(properties).not.toContain('openDirectory');
});
