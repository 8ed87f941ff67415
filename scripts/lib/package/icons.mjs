// Makes every icon from the one drawing: PNGs for Linux, an .icns for macOS, an .ico for Windows.
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from '../paths.mjs';

const LINUX = [16, 24, 32, 48, 64, 128, 256, 512];
const WINDOWS = [16, 24, 32, 48, 64, 256];
/** Apple's names of the sizes; each is twice a logical size, but for the first three. */
const MAC = /** @type {const} */ ([
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic10', 1024],
  ['ic11', 32],
  ['ic12', 64],
  ['ic13', 256],
  ['ic14', 512],
]);

/** @type {{ready: Promise<unknown> | null}} The drawing program is loaded once a process. */
const wasm = { ready: null };

/**
 * Gives a function that draws the icon as a PNG of so many pixels.
 * @returns {Promise<(size: number) => Buffer>}
 */
export async function iconDrawer() {
  const svg = fs.readFileSync(path.join(root, 'assets', 'icon.svg'));
  const file = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm');
  await (wasm.ready ??= initWasm(fs.readFileSync(file)));
  return (size) => Buffer.from(new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng());
}

/**
 * Draws all icons into a folder, under the names that electron-builder looks for.
 * @param {string} dir
 */
export async function drawIcons(dir) {
  const png = await iconDrawer();
  fs.mkdirSync(path.join(dir, 'png'), { recursive: true });
  for (const size of LINUX) fs.writeFileSync(path.join(dir, 'png', `${size}x${size}.png`), png(size));
  fs.writeFileSync(path.join(dir, 'icon.png'), png(512));
  fs.writeFileSync(path.join(dir, 'icon.icns'), icns(MAC.map(([name, size]) => ({ name, png: png(size) }))));
  fs.writeFileSync(path.join(dir, 'icon.ico'), ico(WINDOWS.map((size) => ({ size, png: png(size) }))));
}

/**
 * An Apple icon: a row of chunks, each its name, its length with this header, its PNG.
 * @param {{name: string, png: Buffer}[]} images
 */
export function icns(images) {
  const chunk = (/** @type {string} */ name, /** @type {Buffer} */ body) => {
    const head = Buffer.alloc(8);
    head.write(name, 'latin1');
    head.writeUInt32BE(body.length + 8, 4);
    return Buffer.concat([head, body]);
  };
  return chunk('icns', Buffer.concat(images.map(({ name, png }) => chunk(name, png))));
}

/**
 * A Windows icon: a directory, then the PNGs.
 * @param {{size: number, png: Buffer}[]} images
 */
export function ico(images) {
  const head = Buffer.alloc(6 + 16 * images.length);
  head.writeUInt16LE(1, 2); // an icon, not a cursor
  head.writeUInt16LE(images.length, 4);
  let offset = head.length;
  images.forEach(({ size, png }, index) => {
    const at = 6 + 16 * index;
    head[at] = head[at + 1] = size % 256; // 0 stands for 256
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([head, ...images.map(({ png }) => png)]);
}
