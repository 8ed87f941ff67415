import type { ElectronApplication, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { ShownSnapshot } from '../../../electron/core/snapshot/snapshot-types';

/**
 * The popover of the running app as a stage for sample snapshots: each goes from main to the page as a push,
 * through preload, schema and store. Real snapshots, whose versions are lower, no longer count.
 */
export class Stage {
  #version = 1_000_000;

  constructor(
    readonly app: ElectronApplication,
    readonly page: Page,
  ) {}

  /** Shows a snapshot at the very moment it was taken; the page's clock stands still there. */
  async show(snapshot: ShownSnapshot): Promise<void> {
    const version = ++this.#version;
    await this.page.evaluate(() => {
      const at = performance.now();
      performance.now = () => at;
    });
    await this.page.evaluate((wanted) => {
      document.documentElement.dataset['shown'] = '';
      const off = window.quotide.on('snapshot', (seen) => {
        if (seen.version !== wanted) return;
        document.documentElement.dataset['shown'] = String(wanted);
        off();
      });
    }, version);
    await this.app.evaluate(
      ({ BrowserWindow }, next) => {
        for (const { webContents } of BrowserWindow.getAllWindows()) {
          webContents.send('quotide:snapshot', next);
        }
      },
      { ...snapshot, version },
    );
    await this.page.waitForSelector(`html[data-shown="${String(version)}"]`);
  }

  /** Asks main to send the page somewhere, as a click on a notification does. */
  async go(route: string): Promise<void> {
    await this.app.evaluate(({ BrowserWindow }, to) => {
      for (const { webContents } of BrowserWindow.getAllWindows()) webContents.send('quotide:route', to);
    }, route);
  }
}

const require = createRequire(import.meta.url);
const interFile = require.resolve('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2');

/**
 * Draws the page in the font that the lock file pins, independent of the machine's fonts: pictures can then be
 * compared. From bytes, which the page's policy does not forbid.
 */
export async function pinFont(page: Page): Promise<void> {
  await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const font = new FontFace('Pinned', bytes.buffer, { weight: '100 900' });
    document.fonts.add(await font.load());
    for (const name of ['--font-ui', '--font-mono']) {
      document.documentElement.style.setProperty(name, 'Pinned');
    }
  }, readFileSync(interFile).toString('base64'));
}
