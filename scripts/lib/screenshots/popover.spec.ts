import { expect, test } from '@playwright/test';
import { _electron } from '@playwright/test';
import { FakeDesktop } from '../../../test/fakes/desktop/fake-desktop';
import { openPopover } from '../../../test/e2e/support/quotide';
import { X11Screen } from '../../../test/e2e/support/x11';
import { startDemo } from '../demo.mjs';
import { electronExe } from '../paths.mjs';
import { picture } from './places';

/** The popover of the running demo, for the README: twice as fine as on an ordinary screen. */
test('popover', async () => {
  const exe = electronExe();
  if (exe === null) throw new Error('Electron is not set up');
  const demo = await startDemo(exe);
  const desktop = await FakeDesktop.start();
  // Twice as large too: on the tests' own screen the popover would have to scroll.
  const screen = await X11Screen.start(2560, 2048, 0);
  const asRoot = process.getuid?.() === 0;
  const app = await _electron.launch({
    args: ['.', '--hidden', ...(asRoot ? ['--no-sandbox'] : []), '--force-device-scale-factor=2'],
    env: { ...definedOnly(process.env), ...desktop.env, ...demo.env, DISPLAY: screen.display },
    chromiumSandbox: !asRoot,
  });
  try {
    demo.go();
    const page = await openPopover(app, await desktop.tray());
    await expect(page.getByRole('meter', { name: /5-hour/ })).toBeVisible();
    await expect(page.getByText(/demo/i).first()).toBeVisible();
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await page.screenshot({ path: picture(`popover-${theme}.png`), omitBackground: true });
    }
  } finally {
    await app.close();
    await demo.stop();
    await desktop.stop();
    screen.end();
  }
});

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
