import { PNG } from 'pngjs';
import { drawTrayIcon } from '../../electron/core/tray/icon/draw';
import type { Ink } from '../../electron/core/tray/icon/palette';
import type { Picture } from '../../electron/core/tray/icon/raster';
import type { BarPair, IconSpec, IconState } from '../../electron/core/tray/icon/spec';

/** One drawing of a sheet. */
export interface Cell {
  /** `number warning 83, 20 px, dark ink` */
  readonly name: string;
  readonly spec: IconSpec;
  readonly size: number;
  readonly ink: Ink;
  readonly left: number;
  readonly top: number;
}

export type Kind = IconSpec['kind'];

export const kinds: readonly Kind[] = [
  'number',
  'line',
  'two',
  'bars',
  'both',
  'level',
  'template',
  'template_bars',
];
const sizes = [16, 20, 22, 24, 32, 40, 48, 64];
/** macOS takes @1x and @2x. */
const templateSizes = [16, 32];
const inks: readonly Ink[] = ['dark', 'light'];
const grounds: Readonly<Record<Ink, readonly [number, number, number]>> = {
  dark: [0xf3, 0xf5, 0xf6],
  light: [0x1b, 0x1f, 0x21],
};

/** Every state, with the values that are hard to draw: one digit, two, wide and narrow ones, all of it. */
const samples: readonly (readonly [IconState, number | null, BarPair])[] = [
  ['normal', 0, [0, 0]],
  ['normal', 7, [7, 1]],
  ['normal', 42, [42, 17]],
  ['normal', 79, [79, 60]],
  ['normal', 100, [99, 100]],
  ['warning', 83, [83, 42]],
  ['warning', 5, [42, 94]],
  ['critical', 96, [96, 42]],
  ['critical', 4, [42, 99]],
  ['reached', null, [null, null]],
  ['stale', 57, [57, 42]],
  ['stale', 8, [8, null]],
  ['no_data', null, [null, null]],
];

const GAP = 4;

/** The cells of one kind: a row for each sample and ink, a column for each size, at their own size. */
export function cellsOf(kind: Kind): readonly Cell[] {
  const isTemplate = kind.startsWith('template');
  const columns = isTemplate ? templateSizes : sizes;
  const height = Math.max(...columns) + GAP;
  return (isTemplate ? inks.slice(0, 1) : inks).flatMap((ink, block) =>
    samples.flatMap(([state, value, bars], row) =>
      columns.map((size, column): Cell => {
        const spec = specOf(kind, state, value, bars);
        const shown = kind.endsWith('bars') || kind === 'two' ? bars.join('/') : String(value);
        return {
          name: `${kind} ${state} ${shown}, ${String(size)} px, ${ink} ink`,
          spec,
          size,
          ink,
          left: GAP + columns.slice(0, column).reduce((sum, width) => sum + width + GAP, 0),
          top: GAP + (block * samples.length + row) * height,
        };
      }),
    ),
  );
}

function specOf(kind: Kind, state: IconState, value: number | null, bars: BarPair): IconSpec {
  if (kind === 'bars' || kind === 'template_bars') return { kind, state, bars };
  if (kind === 'two') return { kind, state, values: bars };
  if (kind === 'line') return { kind, state, value, used: value };
  return kind === 'both' ? { kind, state, value, bars } : { kind, state, value };
}

/** The cells on the panels that they are for; enlarged, each pixel stays a square. */
export function drawSheet(cells: readonly Cell[], zoom = 1): PNG {
  const width = Math.max(...cells.map(({ left, size }) => left + size)) + GAP;
  const height = Math.max(...cells.map(({ top, size }) => top + size)) + GAP;
  const sheet = new PNG({ width: width * zoom, height: height * zoom });
  const firstLight = cells.find(({ ink }) => ink === 'light')?.top ?? height;
  for (let y = 0; y < sheet.height; y++) {
    const ground = grounds[y / zoom < firstLight - GAP / 2 ? 'dark' : 'light'];
    for (let x = 0; x < sheet.width; x++) sheet.data.set([...ground, 255], (y * sheet.width + x) * 4);
  }
  for (const cell of cells) place(sheet, drawTrayIcon(cell.spec, cell.size, cell.ink), cell, zoom);
  return sheet;
}

function place(sheet: PNG, { width, height, rgba }: Picture, { left, top }: Cell, zoom: number): void {
  for (let y = 0; y < height * zoom; y++) {
    for (let x = 0; x < width * zoom; x++) {
      const from = (Math.floor(y / zoom) * width + Math.floor(x / zoom)) * 4;
      const to = ((top * zoom + y) * sheet.width + left * zoom + x) * 4;
      const alpha = (rgba[from + 3] ?? 0) / 255;
      for (let channel = 0; channel < 3; channel++) {
        const below = sheet.data[to + channel] ?? 0;
        sheet.data[to + channel] = Math.round(below + ((rgba[from + channel] ?? 0) - below) * alpha);
      }
    }
  }
}

/** The names of the cells that differ between two sheets of the same layout, with how many pixels do. */
export function differingCells(cells: readonly Cell[], drawn: PNG, kept: PNG): readonly string[] {
  return cells.flatMap(({ name, left, top, size }) => {
    let differing = 0;
    for (let y = top; y < top + size; y++) {
      for (let x = left; x < left + size; x++) {
        const at = (y * drawn.width + x) * 4;
        if (!drawn.data.subarray(at, at + 4).equals(kept.data.subarray(at, at + 4))) differing += 1;
      }
    }
    return differing === 0 ? [] : [`${name}: ${String(differing)} pixels`];
  });
}
