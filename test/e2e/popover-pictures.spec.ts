import { snapshots } from '../renderer/snapshots';
import { openPopover } from './support/quotide';
import { pinFont, Stage } from './support/stage';
import { expect, test } from './support/test';

/** Every state in both themes beside its picture in `baselines/`: one font, one moment, no motion. */
test('each state of the popover equals its stored picture', { tag: '@pictures' }, async ({ world }) => {
  test.setTimeout(180_000);
  const app = await world.start({}, ['--force-device-scale-factor=1', '--disable-lcd-text']);
  const page = await openPopover(app, await world.desktop.tray(15_000));
  const stage = new Stage(app, page);
  await pinFont(page);
  // Wherever the pointer of this screen is, nothing is hovered.
  await page.evaluate(() => (document.documentElement.style.pointerEvents = 'none'));
  for (const [state, snapshot] of Object.entries(snapshots)) {
    await stage.show(snapshot);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expect
        .soft(page.locator('.popover'))
        .toHaveScreenshot(`${state}-${colorScheme}.png`, { maxDiffPixelRatio: 0.005 });
    }
  }
});

/** States that differ in their shapes. */
const shapes = ['normal', 'stale', 'estimate', 'low-priority', 'no-credentials'] as const;

test('nothing vanishes from the popover in forced colours', { tag: '@pictures' }, async ({ world }) => {
  const app = await world.start({}, ['--force-device-scale-factor=1', '--disable-lcd-text']);
  const page = await openPopover(app, await world.desktop.tray(15_000));
  const stage = new Stage(app, page);
  await pinFont(page);
  await page.evaluate(() => (document.documentElement.style.pointerEvents = 'none'));
  await page.emulateMedia({ colorScheme: 'dark', forcedColors: 'active', reducedMotion: 'reduce' });
  for (const state of shapes) {
    await stage.show(snapshots[state]);
    await expect
      .soft(page.locator('.popover'))
      .toHaveScreenshot(`${state}-forced.png`, { maxDiffPixelRatio: 0.005 });
  }
});
