import { _electron } from '@playwright/test';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MAIN = `
const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1600, height: 1000, useContentSize: true });
  window.loadFile('sheet.html');
});
`;

/** Has Chromium lay out a page and takes a picture of its `main` element. */
export async function shootSheet(html: string, file: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sheet-'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'sheet', main: 'main.cjs' }));
  writeFileSync(join(folder, 'main.cjs'), MAIN);
  writeFileSync(join(folder, 'sheet.html'), html);
  const asRoot = process.getuid?.() === 0;
  const app = await _electron.launch({
    args: [folder, ...(asRoot ? ['--no-sandbox'] : [])],
    chromiumSandbox: !asRoot,
  });
  try {
    const page = await app.firstWindow();
    await page.waitForLoadState('load');
    const box = await page.locator('main').boundingBox();
    if (box === null) throw new Error('the sheet is empty');
    await page.screenshot({ path: file, fullPage: true, clip: box });
  } finally {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A whole page around the `main` element's content. */
export function sheet(content: string, style: string): string {
  return `<!doctype html><meta charset="utf-8"><style>
    body { margin: 0; font: 13px Inter, sans-serif; color: #333; background: #fff; }
    main { display: inline-block; padding: 16px; }
    ${style}
  </style><main>${content}</main>`;
}
