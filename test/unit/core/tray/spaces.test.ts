import { expect, test } from 'vitest';
import { spaceRules } from '../../../../electron/core/tray/spaces';

test('the popover on macOS is a panel on every space, over full-screen apps, and leaves the Dock as it is', () => {
  expect(spaceRules('darwin')).toEqual({
    type: 'panel',
    everywhere: { visibleOnFullScreen: true, skipTransformProcessType: true },
  });
});

test.each(['win32', 'linux'])('the popover on %s is an ordinary kind of window', (platform) => {
  expect(spaceRules(platform)).toBeNull();
});
