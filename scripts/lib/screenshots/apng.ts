import type { PNG } from 'pngjs';
import { deflateSync } from 'node:zlib';

/** One picture of an animation, and how long it stays, in ms. */
export interface Frame {
  readonly png: PNG;
  readonly ms: number;
}

/** The part of a picture that differs from the one before. */
interface Region {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);

/** How many colours a picture with a palette can have. */
const MOST_COLOURS = 256;

/** The colours of an animation, each red, green and blue as one number. */
interface Palette {
  readonly colours: readonly number[];
  /** The place in the palette for each colour of the pictures. */
  readonly places: ReadonlyMap<number, number>;
}

/**
 * An animated PNG that repeats without end. The pictures have one size. Each after the first holds only the rectangle that
 * changed, and equal pictures become one that stays longer: https://www.w3.org/TR/png-3/#apng-frame-based-animation
 * A palette holds the colours that occur most; the others become the nearest of those. The file is a third as large then.
 */
export function animate(frames: readonly Frame[]): Buffer {
  const parts = withoutRepeats(frames);
  const [first] = parts;
  if (first === undefined) throw new Error('an animation needs a picture');
  const palette = paletteOf(parts.map(({ png }) => png));
  const chunks = [header(first.png), paletteChunk(palette), chunk('acTL', numbers(parts.length, 0))];
  let sequence = 0;
  let before: PNG | null = null;
  for (const { png, ms } of parts) {
    const region = before === null ? whole(png) : difference(before, png);
    chunks.push(control(sequence++, region, ms));
    const data = pixels(png, region, palette);
    if (before === null) chunks.push(chunk('IDAT', data));
    else chunks.push(chunk('fdAT', Buffer.concat([numbers(sequence++), data])));
    before = png;
  }
  return Buffer.concat([SIGNATURE, ...chunks, chunk('IEND', Buffer.alloc(0))]);
}

function withoutRepeats(frames: readonly Frame[]): Frame[] {
  const kept: Frame[] = [];
  for (const frame of frames) {
    const last = kept.at(-1);
    if (last?.png.data.equals(frame.png.data) === true) {
      kept[kept.length - 1] = { png: last.png, ms: last.ms + frame.ms };
    } else kept.push(frame);
  }
  return kept;
}

function whole({ width, height }: PNG): Region {
  return { x: 0, y: 0, width, height };
}

function difference(before: PNG, after: PNG): Region {
  const { width, height } = after;
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4;
      if (before.data.readUInt32LE(at) === after.data.readUInt32LE(at)) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

function paletteOf(pictures: readonly PNG[]): Palette {
  const counts = new Map<number, number>();
  for (const { data } of pictures)
    for (let at = 0; at < data.length; at += 4) {
      const colour = data.readUIntBE(at, 3);
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
  const byCount = [...counts].toSorted(([, a], [, b]) => b - a).map(([colour]) => colour);
  const colours = byCount.slice(0, MOST_COLOURS);
  return { colours, places: new Map(byCount.map((colour) => [colour, nearest(colours, colour)])) };
}

/** The place of the colour that differs least. */
function nearest(colours: readonly number[], colour: number): number {
  const distances = colours.map((each) => distance(each, colour));
  return distances.indexOf(Math.min(...distances));
}

function distance(one: number, other: number): number {
  const squares = [16, 8, 0].map((shift) => (((one >> shift) & 255) - ((other >> shift) & 255)) ** 2);
  return squares.reduce((sum, square) => sum + square, 0);
}

function paletteChunk({ colours }: Palette): Buffer {
  return chunk('PLTE', Buffer.from(colours.flatMap((each) => [each >> 16, (each >> 8) & 255, each & 255])));
}

/** The compressed pixels of a region: a byte each, and before each row one that says that it is not filtered. */
function pixels(png: PNG, { x, y, width, height }: Region, { places }: Palette): Buffer {
  const rows = Buffer.alloc((width + 1) * height);
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1) {
      const at = ((y + row) * png.width + x + column) * 4;
      rows[row * (width + 1) + 1 + column] = places.get(png.data.readUIntBE(at, 3)) ?? 0;
    }
  return deflateSync(rows, { level: 9 });
}

/** The contents of all chunks of a kind in a PNG. */
export function chunksOf(file: Buffer, wanted: string): Buffer[] {
  const found: Buffer[] = [];
  for (let at = SIGNATURE.length; at < file.length;) {
    const length = file.readUInt32BE(at);
    if (file.toString('latin1', at + 4, at + 8) === wanted)
      found.push(file.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return found;
}

/** A palette, eight bits a pixel. */
function header({ width, height }: PNG): Buffer {
  return chunk('IHDR', Buffer.concat([numbers(width, height), Buffer.from([8, 3, 0, 0, 0])]));
}

function control(sequence: number, { x, y, width, height }: Region, ms: number): Buffer {
  const delay = Buffer.alloc(6);
  delay.writeUInt16BE(ms, 0);
  delay.writeUInt16BE(1000, 2);
  return chunk('fcTL', Buffer.concat([numbers(sequence, width, height, x, y), delay]));
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  return Buffer.concat([numbers(data.length), body, numbers(crc(body))]);
}

function numbers(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value, index * 4);
  return bytes;
}

/** CRC-32 as PNG has it, bit by bit. */
function crc(bytes: Buffer): number {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit += 1) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
  }
  return (rest ^ 0xffffffff) >>> 0;
}
