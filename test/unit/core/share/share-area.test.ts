import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pictureArea } from '../../../../electron/core/share/share-area';

const content = { width: 1040, height: 720 };

describe('pictureArea', () => {
  it('is the part of the page in px of the screen, at its zoom', () => {
    expect(pictureArea({ x: 10.4, y: 20, width: 100, height: 50 }, 2, content)).toEqual({
      x: 20,
      y: 40,
      width: 201,
      height: 100,
    });
  });

  it('ends where the window ends, and is none when nothing of it is visible', () => {
    expect(pictureArea({ x: 1000, y: 700, width: 500, height: 500 }, 1, content)).toEqual({
      x: 1000,
      y: 700,
      width: 40,
      height: 20,
    });
    expect(pictureArea({ x: 0, y: 900, width: 500, height: 500 }, 1, content)).toBeNull();
  });

  it('lies within the window for every part that a page may name', () => {
    const px = fc.double({ min: -1e9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(
        fc.record({ x: px, y: px, width: px, height: px }),
        fc.double({ min: 0.25, max: 5, noNaN: true }),
        (area, zoom) => {
          const part = pictureArea(area, zoom, content);
          if (part === null) return true;
          const { x, y, width, height } = part;
          return x >= 0 && y >= 0 && x + width <= content.width && y + height <= content.height;
        },
      ),
      { seed: 20261201 },
    );
  });
});
