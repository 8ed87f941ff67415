import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { verdictStates } from '../../../test/renderer/verdict-states';
import { openPopover } from '../../../test/e2e/support/quotide';
import { pinFont, Stage } from '../../../test/e2e/support/stage';
import { test } from '../../../test/e2e/support/test';
import { picture } from './places';
import { sheet, shootSheet } from './sheet';

const STYLE = `
  main { display: grid; grid-template-columns: repeat(4, 380px); gap: 20px 16px; align-items: start; background: #d8dadf; }
  figure { margin: 0; }
  figcaption { padding: 0 0 6px; font-weight: 600; }
  img { display: block; width: 380px; }
`;

/** The twelve situations that say most about the sentence on top, in light and dark, on one sheet. */
test('verdicts', async ({ world }) => {
  test.setTimeout(180_000);
  const app = await world.start({}, ['--force-device-scale-factor=1', '--disable-lcd-text']);
  const page = await openPopover(app, await world.desktop.tray(15_000));
  const stage = new Stage(app, page);
  await pinFont(page);
  await page.evaluate(() => (document.documentElement.style.pointerEvents = 'none'));
  const folder = mkdtempSync(join(tmpdir(), 'verdicts-'));
  const figures: string[] = [];
  try {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const [name, snapshot] of Object.entries(verdictStates)) {
        await stage.show(snapshot);
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        const file = join(folder, `${String(figures.length)}.png`);
        await page.locator('.popover').screenshot({ path: file });
        const image = `<img src="${pathToFileURL(file).href}">`;
        figures.push(`<figure><figcaption>${name}</figcaption>${image}</figure>`);
      }
    }
    await shootSheet(sheet(figures.join(''), STYLE), picture('verdicts.png'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
