import { snapshots } from '../renderer/snapshots';
import { axeFindings } from './support/axe';
import { openPopover } from './support/quotide';
import { Stage } from './support/stage';
import { expect, test } from './support/test';

/** Checks every state in both themes with axe, with all disclosures open. */
test('axe finds nothing in any state of the popover, light or dark', async ({ world }) => {
  test.setTimeout(120_000);
  const app = await world.start();
  const page = await openPopover(app, await world.desktop.tray(15_000));
  const stage = new Stage(app, page);
  const findings: unknown[] = [];
  for (const [state, snapshot] of Object.entries(snapshots)) {
    await stage.show(snapshot);
    const closed = page.locator('[aria-expanded="false"]');
    while ((await closed.count()) > 0) await closed.first().click();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      for (const found of await axeFindings(page)) findings.push({ state, colorScheme, ...found });
    }
  }
  expect(findings).toEqual([]);
});
