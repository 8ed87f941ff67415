import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { drawTrayIcon } from '../../../electron/core/tray-icon/draw';
import type { Ink } from '../../../electron/core/tray-icon/palette';
import type { Picture } from '../../../electron/core/tray-icon/raster';
import type { IconSpec, IconState } from '../../../electron/core/tray-icon/spec';

const folder = fileURLToPath(new URL('../../../test-results/', import.meta.url));
const states: readonly IconState[] = ['normal', 'warning', 'critical', 'reached', 'stale', 'no_data'];
const values: Readonly<Record<IconState, number | null>> = {
  normal: 42,
  warning: 83,
  critical: 96,
  reached: null,
  stale: 57,
  no_data: null,
};
const kinds = ['number', 'bars', 'both', 'level', 'template', 'template_bars'] as const;
const sizes = [16, 20, 24, 32];
const ZOOM = 4;
const CELL = 36 * ZOOM;
const panels: readonly { ink: Ink; ground: readonly [number, number, number] }[] = [
  { ink: 'dark', ground: [0xf3, 0xf5, 0xf6] },
  { ink: 'light', ground: [0x1b, 0x1f, 0x21] },
];

function specOf(kind: (typeof kinds)[number], state: IconState): IconSpec {
  const value = values[state];
  const bars = [value, state === 'no_data' ? null : 42] as const;
  if (kind === 'bars' || kind === 'template_bars') return { kind, state, bars };
  return kind === 'both' ? { kind, state, value, bars } : { kind, state, value };
}

/** Puts a picture on the sheet, each of its pixels ZOOM px wide, over what is there. */
function place(sheet: PNG, picture: Picture, left: number, top: number): void {
  for (let y = 0; y < picture.height * ZOOM; y++) {
    for (let x = 0; x < picture.width * ZOOM; x++) {
      const from = (Math.floor(y / ZOOM) * picture.width + Math.floor(x / ZOOM)) * 4;
      const to = ((top + y) * sheet.width + left + x) * 4;
      const alpha = (picture.rgba[from + 3] ?? 0) / 255;
      for (let channel = 0; channel < 3; channel++) {
        const below = sheet.data[to + channel] ?? 0;
        sheet.data[to + channel] = Math.round(below + ((picture.rgba[from + channel] ?? 0) - below) * alpha);
      }
    }
  }
}

function fill(
  sheet: PNG,
  top: number,
  bottom: number,
  [red, green, blue]: readonly [number, number, number],
): void {
  for (let at = top * sheet.width * 4; at < bottom * sheet.width * 4; at += 4) {
    sheet.data.set([red, green, blue, 255], at);
  }
}

test('the sheet of all kinds, states, sizes and panels is drawn, and no two of its cells are the same', () => {
  const cells = kinds.flatMap((kind) => states.map((state) => specOf(kind, state)));
  const columns = sizes.length * 3;
  const rows = Math.ceil(cells.length / 3);
  const height = rows * CELL;
  const sheet = new PNG({ width: columns * CELL, height: panels.length * height });
  const seen = new Map<string, string>();
  panels.forEach(({ ink, ground }, panel) => {
    fill(sheet, panel * height, (panel + 1) * height, ground);
    cells.forEach((spec, index) => {
      sizes.forEach((size, column) => {
        const picture = drawTrayIcon(spec, size, ink);
        const left = ((index % 3) * sizes.length + column) * CELL + ZOOM;
        place(sheet, picture, left, panel * height + Math.floor(index / 3) * CELL + ZOOM);
        const monochrome = spec.kind.startsWith('template') ? 'any' : ink;
        // At the limit all kinds show the disc, by design.
        const kind = spec.state === 'reached' ? 'any' : spec.kind;
        const name = `${kind} ${spec.state} ${String(size)} ${monochrome}`;
        const bytes = `${String(size)} ${Buffer.from(picture.rgba).toString('base64')}`;
        expect(seen.get(bytes) ?? name).toBe(name);
        seen.set(bytes, name);
      });
    });
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}tray-sheet.png`, PNG.sync.write(sheet));
  const written = PNG.sync.read(readFileSync(`${folder}tray-sheet.png`));
  expect([written.width, written.height]).toEqual([columns * CELL, panels.length * height]);
  expect(written.data.equals(sheet.data)).toBe(true);
});
