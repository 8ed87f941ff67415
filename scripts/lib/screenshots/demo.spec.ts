import { _electron, expect, test } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { PNG } from 'pngjs';
import { FakeDesktop } from '../../../test/fakes/desktop/fake-desktop';
import { openPopover } from '../../../test/e2e/support/quotide';
import { startDemo } from '../demo.mjs';
import { electronExe } from '../paths.mjs';
import { animate, type Frame } from './apng';
import { picture } from './places';

/** How many pictures are taken, how far apart, and how long each is shown. */
const FRAMES = 36;
const APART_MS = 700;
const SHOWN_MS = 400;
/** A minute of the demo's week takes a tenth of a second. */
const SCALE = '600';

/** A few hours of the demo in fast motion, as an animated picture for the README. */
test('animation of the demo', async () => {
  const exe = electronExe();
  if (exe === null) throw new Error('Electron is not set up');
  process.env['QUOTIDE_DEMO_SCALE'] = SCALE;
  const demo = await startDemo(exe);
  const desktop = await FakeDesktop.start();
  const asRoot = process.getuid?.() === 0;
  const app = await _electron.launch({
    args: ['.', '--hidden', ...(asRoot ? ['--no-sandbox'] : [])],
    env: { ...(process.env as Record<string, string>), ...desktop.env, ...demo.env },
    chromiumSandbox: !asRoot,
  });
  try {
    demo.go();
    const page = await openPopover(app, await desktop.tray());
    await expect(page.getByRole('meter', { name: /5-hour/ })).toBeVisible();
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    const pictures: PNG[] = [];
    for (let taken = 0; taken < FRAMES; taken += 1) {
      pictures.push(PNG.sync.read(await page.screenshot()));
      await sleep(APART_MS);
    }
    writeFileSync(picture('demo.png'), animate(ofOneSize(pictures)));
  } finally {
    await app.close();
    await demo.stop();
    await desktop.stop();
  }
});

/** The pictures on white, each as large as the largest: the popover grows and shrinks with its content. */
function ofOneSize(pictures: readonly PNG[]): Frame[] {
  const width = Math.max(...pictures.map((each) => each.width));
  const height = Math.max(...pictures.map((each) => each.height));
  return pictures.map((each) => {
    const png = new PNG({ width, height });
    png.data.fill(255);
    PNG.bitblt(each, png, 0, 0, each.width, each.height, 0, 0);
    return { png, ms: SHOWN_MS };
  });
}
