import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { drawTrayIcon } from '../../../../../electron/core/tray/icon/draw';
import { cellsOf, differingCells, drawSheet, kinds } from '../../../../support/tray-sheet';

const folder = (path: string) => fileURLToPath(new URL(`../../../../../${path}`, import.meta.url));

test.each(kinds)(
  'the sheet of %s equals test/unit/core/tray/icon/sheets (`npm run screenshots -- baselines` draws it anew)',
  (kind) => {
    const cells = cellsOf(kind);
    const drawn = drawSheet(cells);
    const results = folder('test-results/tray-sheets/');
    mkdirSync(results, { recursive: true });
    writeFileSync(`${results}${kind}.png`, PNG.sync.write(drawn));
    const kept = PNG.sync.read(readFileSync(folder(`test/unit/core/tray/icon/sheets/${kind}.png`)));
    expect([drawn.width, drawn.height]).toEqual([kept.width, kept.height]);
    expect(differingCells(cells, drawn, kept)).toEqual([]);
    expect(drawn.data.equals(kept.data)).toBe(true);
  },
);

test('a cell that differs is named', () => {
  const cells = cellsOf('number');
  const [drawn, kept] = [drawSheet(cells), drawSheet(cells)];
  const cell = cells[20];
  if (cell === undefined) throw new Error('no such cell');
  kept.data.fill(1, (cell.top * kept.width + cell.left) * 4, (cell.top * kept.width + cell.left) * 4 + 1);
  expect(differingCells(cells, drawn, kept)).toEqual([`${cell.name}: 1 pixels`]);
});

/** The pixels that differ from the panel in lightness, as a person without colour vision sees them. */
test('no two states have the same shape at any size', () => {
  const seen = new Map<string, string>();
  for (const { spec, size, ink, name } of kinds.flatMap(cellsOf)) {
    const ground = ink === 'dark' ? 0xf5 : 0x1f;
    const { rgba } = drawTrayIcon(spec, size, ink);
    const shape = Array.from({ length: size * size }, (_, at) => {
      const [red = 0, green = 0, blue = 0, alpha = 0] = rgba.subarray(at * 4, at * 4 + 4);
      const light = 0.21 * red + 0.72 * green + 0.07 * blue;
      return Math.abs(((light - ground) * alpha) / 255) > 50 ? '#' : '.';
    }).join('');
    const before = seen.get(shape);
    expect(before ?? spec.state, name).toBe(spec.state);
    seen.set(shape, spec.state);
  }
});
