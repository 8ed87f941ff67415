import { PNG } from 'pngjs';
import { expect, it } from 'vitest';
import { animate, chunksOf } from '../../scripts/lib/screenshots/apng';

/**
 * A white picture of 8 × 6 with one black pixel.
 * @param {number} x
 * @param {number} y
 */
function picture(x, y) {
  const png = new PNG({ width: 8, height: 6 });
  png.data.fill(255);
  png.data.fill(0, (y * 8 + x) * 4, (y * 8 + x) * 4 + 3);
  return png;
}

it('an animation is a PNG of its first picture, and then holds only what changes', () => {
  const [first, second] = [picture(1, 1), picture(4, 2)];
  const file = animate([
    { png: first, ms: 300 },
    { png: first, ms: 300 },
    { png: second, ms: 100 },
  ]);
  expect(PNG.sync.read(file).data.equals(first.data)).toBe(true);
  expect(chunksOf(file, 'acTL').map((data) => data.readUInt32BE(0))).toEqual([2]);
  const controls = chunksOf(file, 'fcTL').map((data) => [
    ...[4, 8, 12, 16].map((at) => data.readUInt32BE(at)),
    data.readUInt16BE(20),
  ]);
  // Width, height, left, top, delay: the two equal pictures have become one.
  expect(controls).toEqual([
    [8, 6, 0, 0, 600],
    [4, 2, 1, 1, 100],
  ]);
});

it('the pictures of an animation are numbered without a gap, as decoders demand', () => {
  const file = animate([0, 1, 2].map((x) => ({ png: picture(x, 0), ms: 100 })));
  const numbers = [...chunksOf(file, 'fcTL'), ...chunksOf(file, 'fdAT')].map((data) => data.readUInt32BE(0));
  expect(numbers.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4]);
});
