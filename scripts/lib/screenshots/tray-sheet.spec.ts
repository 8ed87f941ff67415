import { test } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { cellsOf, drawSheet, kinds } from '../../../test/support/tray-sheet';
import { traySheets } from './places';

/** What `test/unit/core/tray/icon/tray-icon-sheet.test.ts` compares with: every icon at its own size. */
test('tray sheets', { tag: '@baseline' }, () => {
  mkdirSync(traySheets(), { recursive: true });
  for (const kind of kinds) {
    writeFileSync(join(traySheets(), `${kind}.png`), PNG.sync.write(drawSheet(cellsOf(kind))));
  }
});
