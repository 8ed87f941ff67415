import { describe, expect, test } from 'vitest';
import { drawTrayIcon } from '../../../../../electron/core/tray/icon/draw';
import type { Picture } from '../../../../../electron/core/tray/icon/raster';
import type { BarPair, IconSpec, IconState } from '../../../../../electron/core/tray/icon/spec';

const SIZES = [16, 20, 22, 24, 32, 40, 48, 64];
const STATES: readonly IconState[] = ['normal', 'warning', 'critical', 'reached', 'stale', 'no_data'];

type Colour = readonly [number, number, number, number];

function at({ width, rgba }: Picture, x: number, y: number): Colour {
  const from = (y * width + x) * 4;
  return [rgba[from] ?? -1, rgba[from + 1] ?? -1, rgba[from + 2] ?? -1, rgba[from + 3] ?? -1];
}

function alphas({ rgba }: Picture): readonly number[] {
  return Array.from(rgba).filter((_, index) => index % 4 === 3);
}

/** The alphas of a row. */
function row(picture: Picture, y: number): readonly number[] {
  return Array.from({ length: picture.width }, (_, x) => at(picture, x, y)[3]);
}

function number(value: number | null, size: number, state: IconState = 'normal'): Picture {
  return drawTrayIcon({ kind: 'number', state, value }, size, 'dark');
}

function bars(values: BarPair, size: number, state: IconState = 'normal'): Picture {
  return drawTrayIcon({ kind: 'bars', state, bars: values }, size, 'dark');
}

function bytes({ rgba }: Picture): string {
  return Buffer.from(rgba).toString('base64');
}

/** The number of pixels that differ clearly between two pictures. */
function distance(a: Picture, b: Picture): number {
  const other = alphas(b);
  return alphas(a).filter((alpha, index) => Math.abs(alpha - (other[index] ?? 0)) > 127).length;
}

describe('crisp parts of an icon', () => {
  test.each(SIZES)('have no half-covered pixel in the bars at %d px in any state', (size) => {
    const track = Math.round(0.28 * 255);
    for (const state of ['normal', 'warning', 'stale', 'no_data'] as const) {
      const values: BarPair = state === 'no_data' ? [null, null] : [22, 42];
      const found = new Set(alphas(bars(values, size, state)));
      expect([...found].filter((alpha) => ![0, track, 255].includes(alpha))).toEqual([]);
      expect(found.has(255)).toBe(true);
    }
  });

  test.each(SIZES)('are the two dashes at %d px, which mirror each other', (size) => {
    const picture = number(null, size, 'no_data');
    expect(new Set(alphas(picture))).toEqual(new Set([0, 255]));
    for (let y = 0; y < size; y++) expect(row(picture, y)).toEqual([...row(picture, y)].reverse());
  });

  test.each(SIZES)('are the number over bars at %d px, which is centred', (size) => {
    const picture = drawTrayIcon(
      { kind: 'both', state: 'normal', value: 55, bars: [100, 100] },
      size,
      'dark',
    );
    const inked = Array.from({ length: size }, (_, y) => row(picture, y).some((alpha) => alpha > 0));
    const [above, below] = [inked.indexOf(true), [...inked].reverse().indexOf(true)];
    expect(below - above).toBeGreaterThanOrEqual(0);
    expect(below - above).toBeLessThanOrEqual(1);
  });

  test.each([
    [16, 2],
    [20, 3],
    [24, 3],
    [32, 4],
  ])('are straight strokes, which at %d px are exactly %d px wide', (size, pen) => {
    // A centred 1: below its flag there is only the stem.
    const picture = number(1, size);
    const middle = Math.floor(size * 0.6);
    const stem = row(picture, middle);
    expect(stem.filter((alpha) => alpha === 255)).toHaveLength(pen);
    expect(stem.filter((alpha) => alpha > 0 && alpha < 255)).toEqual([]);
  });

  test.each(SIZES)('are the foot of a 2 and the arm of a 5 at %d px, which lie on whole pixels', (size) => {
    for (const [value, fromEnd] of [
      [2, true],
      [5, false],
    ] as const) {
      const picture = number(value, size);
      const rows = Array.from({ length: size }, (_, y) => row(picture, y)).filter((line) =>
        line.some((a) => a > 0),
      );
      const line = fromEnd ? rows.at(-1) : rows[0];
      expect(new Set(line)).toEqual(new Set([0, 255]));
    }
  });

  test.each(SIZES)('are the underline at %d px, which spans the whole width at the lower edge', (size) => {
    for (const picture of [number(83, size, 'warning'), bars([83, 42], size, 'warning')]) {
      expect(new Set(row(picture, size - 1))).toEqual(new Set([255]));
    }
    const dots = row(number(42, size, 'stale'), size - 1);
    expect(new Set(dots)).toEqual(new Set([0, 255]));
    expect(dots).toEqual([...dots].reverse());
    const edges = dots.filter((alpha, x) => alpha > 0 && (dots[x - 1] ?? 0) === 0);
    expect(edges.length).toBeGreaterThanOrEqual(4);
  });

  test('are bars as long as their percent, with at least a pixel of any use and of any rest', () => {
    const filled = (value: number) => row(bars([value, 0], 32), 5).filter((alpha) => alpha === 255).length;
    expect([0, 1, 3, 22, 42, 97, 99, 100].map(filled)).toEqual([0, 1, 1, 7, 13, 31, 31, 32]);
  });
});

describe('distinct icons', () => {
  test('are those of all numbers from 0 to 99 at 16 px, by at least six clear pixels', () => {
    const pictures = Array.from({ length: 100 }, (_, value) => number(value, 16));
    for (let a = 0; a < 100; a++) {
      for (let b = a + 1; b < 100; b++) {
        const [first, second] = [pictures[a], pictures[b]];
        if (!first || !second) throw new Error('100 pictures');
        expect(distance(first, second), `${String(a)} and ${String(b)}`).toBeGreaterThanOrEqual(6);
      }
    }
  });

  test.each(SIZES)('are those of all states at %d px, by shape and not by colour alone', (size) => {
    const kinds: readonly ((state: IconState) => IconSpec)[] = [
      (state) => ({ kind: 'number', state, value: state === 'no_data' ? null : 42 }),
      (state) => ({ kind: 'bars', state, bars: state === 'no_data' ? [null, null] : [22, 42] }),
      (state) => ({ kind: 'both', state, value: state === 'no_data' ? null : 42, bars: [22, 42] }),
      (state) => ({ kind: 'level', state, value: state === 'no_data' ? null : 40 }),
      (state) => ({ kind: 'template', state, value: 40 }),
      (state) => ({ kind: 'template_bars', state, bars: state === 'no_data' ? [null, null] : [22, 42] }),
    ];
    for (const kind of kinds) {
      const shapes = STATES.map((state) => alphas(drawTrayIcon(kind(state), size, 'dark')).join());
      expect(new Set(shapes).size).toBe(STATES.length);
    }
  });

  test('are those of rising levels of the Q', () => {
    for (const size of [16, 32]) {
      const ink = Array.from({ length: 21 }, (_, step) =>
        alphas(drawTrayIcon({ kind: 'template', state: 'normal', value: step * 5 }, size, 'dark')).reduce(
          (sum, alpha) => sum + alpha,
          0,
        ),
      );
      expect(ink).toEqual([...ink].sort((a, b) => a - b));
      expect(new Set([ink[0], ink[1], ink[10], ink[19], ink[20]]).size).toBe(5);
    }
  });

  test('are those of every digit of the number over bars', () => {
    for (const size of SIZES) {
      const pictures = Array.from({ length: 10 }, (_, value) =>
        bytes(drawTrayIcon({ kind: 'both', state: 'normal', value, bars: [22, 42] }, size, 'dark')),
      );
      expect(new Set(pictures).size).toBe(10);
    }
  });
});

describe('the colours of an icon', () => {
  const stop = { kind: 'number', state: 'reached', value: null } as const;

  test('are the given ink below warning', () => {
    const colours = (ink: 'dark' | 'light') => {
      const picture = drawTrayIcon({ kind: 'bars', state: 'normal', bars: [100, 100] }, 16, ink);
      return at(picture, 8, 4);
    };
    expect(colours('dark')).toEqual([0x17, 0x21, 0x24, 255]);
    expect(colours('light')).toEqual([0xea, 0xf0, 0xf2, 255]);
  });

  test('are special for warning, critical and reached, and dimmer for old readings', () => {
    expect(at(number(83, 16, 'warning'), 8, 15)).toEqual([0xc0, 0x6a, 0x06, 255]);
    expect(at(number(96, 16, 'critical'), 8, 0)).toEqual([0xc9, 0x38, 0x2c, 255]);
    expect(at(drawTrayIcon(stop, 16, 'dark'), 8, 1)).toEqual([0x99, 0x21, 0x1b, 255]);
    expect(at(drawTrayIcon(stop, 16, 'dark'), 8, 8)).toEqual([255, 255, 255, 255]);
    expect(at(drawTrayIcon(stop, 16, 'light'), 8, 8)).toEqual([0x10, 0x18, 0x1b, 255]);
    expect(at(bars([100, 100], 16, 'stale'), 8, 2)).toEqual([0x5b, 0x68, 0x6d, 255]);
  });

  test('stay the same in a half-covered pixel: alpha is not multiplied in', () => {
    const picture = number(8, 16);
    const soft = Array.from({ length: 256 }, (_, index) =>
      at(picture, index % 16, Math.floor(index / 16)),
    ).filter(([, , , alpha]) => alpha > 0 && alpha < 255);
    expect(soft.length).toBeGreaterThan(0);
    for (const [red, green, blue] of soft) expect([red, green, blue]).toEqual([0x17, 0x21, 0x24]);
  });

  test('are black and alpha only in templates, the same for both inks', () => {
    for (const state of STATES) {
      for (const kind of ['template', 'template_bars'] as const) {
        const spec: IconSpec =
          kind === 'template' ? { kind, state, value: 40 } : { kind, state, bars: [22, 42] };
        const picture = drawTrayIcon(spec, 32, 'dark');
        expect(picture.rgba.filter((byte, index) => index % 4 !== 3 && byte !== 0)).toHaveLength(0);
        expect(bytes(drawTrayIcon(spec, 32, 'light'))).toBe(bytes(picture));
      }
    }
    // The bar on the disc is a hole.
    expect(at(drawTrayIcon({ kind: 'template', state: 'reached', value: null }, 16, 'dark'), 8, 8)[3]).toBe(
      0,
    );
    expect(
      at(drawTrayIcon({ kind: 'template_bars', state: 'reached', bars: [1, 1] }, 16, 'dark'), 8, 8)[3],
    ).toBe(0);
  });
});

describe('the size of an icon', () => {
  test('is exactly the given one', () => {
    for (const size of [...SIZES, 18, 36, 96]) {
      const picture = number(42, size);
      expect([picture.width, picture.height, picture.rgba.length]).toEqual([size, size, size * size * 4]);
    }
  });

  test('is that of the next smaller drawing, centred and not blurred, between two drawn sizes', () => {
    const [small, framed] = [number(42, 16), number(42, 18)];
    for (let y = 0; y < 18; y++) {
      for (let x = 0; x < 18; x++) {
        const inside = x > 0 && y > 0 && x < 17 && y < 17;
        expect(at(framed, x, y)).toEqual(inside ? at(small, x - 1, y - 1) : [0, 0, 0, 0]);
      }
    }
  });

  test('is refused if it is too small or not whole', () => {
    expect(() => number(42, 15)).toThrow(RangeError);
    expect(() => number(42, 16.5)).toThrow(RangeError);
  });

  test('is filled by the drawing, which is not cut at its edges', () => {
    for (const size of SIZES) {
      // The round sides of an 8 touch the edges; a side that is cut would be a straight line there.
      const picture = number(88, size);
      const columns = [0, size - 1].map((x) => Array.from({ length: size }, (_, y) => at(picture, x, y)[3]));
      for (const column of columns) {
        expect(Math.max(...column)).toBeGreaterThan(240);
        expect(column.filter((alpha) => alpha === 255).length).toBeLessThan(size / 2);
      }
      const [top, bottom] = [row(picture, 0), row(picture, size - 1)];
      expect(Math.max(...top, ...bottom)).toBe(0);
    }
  });

  test('allows odd values, which are drawn as the nearest possible one', () => {
    expect(bytes(number(140, 16))).toBe(bytes(number(100, 16)));
    expect(bytes(number(100, 16))).not.toBe(bytes(number(99, 16)));
    expect(bytes(number(-3, 16))).toBe(bytes(number(0, 16)));
    expect(bytes(bars([140, -3], 16))).toBe(bytes(bars([100, 0], 16)));
  });

  test('allows drawing in less than 5 ms', () => {
    const specs: readonly IconSpec[] = [
      { kind: 'both', state: 'critical', value: 88, bars: [88, 42] },
      { kind: 'template', state: 'warning', value: null },
    ];
    for (const spec of specs) {
      for (let warm = 0; warm < 20; warm++) drawTrayIcon(spec, 64, 'dark');
      const times = Array.from({ length: 21 }, () => {
        const started = performance.now();
        drawTrayIcon(spec, 32, 'dark');
        return performance.now() - started;
      }).sort((a, b) => a - b);
      expect(times[10]).toBeLessThan(5);
    }
  });
});
