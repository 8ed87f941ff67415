import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { miniSize, parsePlace, placeMini, storedPlace } from '../../../../electron/core/tray/mini-place';

const primary = { x: 0, y: 28, width: 1280, height: 996 };
const second = { x: 1280, y: 0, width: 1920, height: 1080 };
const size = miniSize(1);

describe('placeMini', () => {
  it('puts the mini view into the lower right corner of the primary work area at first', () => {
    expect(placeMini(null, size, [primary, second])).toEqual({ ...size, x: 1056, y: 924 });
  });

  it('puts it where the user left it, on another screen too', () => {
    expect(placeMini({ x: 1500, y: 40 }, size, [primary, second])).toEqual({ ...size, x: 1500, y: 40 });
  });

  it('brings it back to the primary work area when its screen is gone', () => {
    expect(placeMini({ x: 1500, y: 40 }, size, [primary])).toEqual({ ...size, x: 1056, y: 924 });
  });

  it('lies whole within a work area wherever it was left', () => {
    fc.assert(
      fc.property(
        fc.option(
          fc.record({ x: fc.integer({ min: -5000, max: 5000 }), y: fc.integer({ min: -5000, max: 5000 }) }),
        ),
        fc.double({ min: 0.5, max: 3, noNaN: true }),
        fc.constantFrom([primary], [primary, second]),
        (saved, zoom, areas) => {
          const placed = placeMini(saved, miniSize(zoom), areas);
          return areas.some(
            (area) =>
              placed.x >= area.x &&
              placed.y >= area.y &&
              placed.x + placed.width <= area.x + area.width &&
              placed.y + placed.height <= area.y + area.height,
          );
        },
      ),
      { seed: 20261201 },
    );
  });
});

describe('parsePlace', () => {
  it('reads back a stored place', () => {
    expect(parsePlace(storedPlace({ x: -40, y: 1200.4 }))).toEqual({ x: -40, y: 1200 });
  });

  it.each([null, 12, '', '1', '1,', 'a,b', '1,2,3', '99999999,1'])('reads no place from %j', (stored) => {
    expect(parsePlace(stored)).toBeNull();
  });
});
