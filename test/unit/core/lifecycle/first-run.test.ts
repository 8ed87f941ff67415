import { describe, expect, test } from 'vitest';
import { isFirstRun, placeOfIcon, type FirstRunFacts } from '../../../../electron/core/lifecycle/first-run';

const fresh: FirstRunFacts = {
  argv: ['quotide'],
  demo: false,
  shown: false,
  hasReadings: false,
};

describe('the first run', () => {
  test.each<[string, Partial<FirstRunFacts>, boolean]>([
    ['a start on a new data folder', {}, true],
    ['a start after the popover was shown so', { shown: true }, false],
    ['a start of an earlier version’s user, who has readings', { hasReadings: true }, false],
    ['each start of the demo', { demo: true, shown: true, hasReadings: true }, true],
    ['a start by the system at login', { argv: ['quotide', '--autostart'] }, false],
    ['a start with --hidden', { argv: ['quotide', '--hidden'] }, false],
    ['a start of the demo with --hidden', { demo: true, argv: ['quotide', '--hidden'] }, false],
  ])('is due at %s: %s', (_name, change, due) => {
    expect(isFirstRun({ ...fresh, ...change })).toBe(due);
  });

  test('names the place of the icon on each system', () => {
    expect(['darwin', 'win32', 'linux', 'freebsd'].map(placeOfIcon)).toEqual([
      'menuBar',
      'taskbar',
      'panel',
      'panel',
    ]);
  });
});
