import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  iconPlace,
  placePopover,
  popoverSize,
  type IconFacts,
  type Rect,
  type ScreenAreas,
} from '../../../../electron/core/tray/placement';

const runs = { seed: 20261122, numRuns: process.env['QUOTIDE_LONG'] ? 10_000 : 500 };

function rect(x: number, y: number, width: number, height: number): Rect {
  return { x, y, width, height };
}

describe('iconPlace', () => {
  const topPanel: ScreenAreas = { bounds: rect(0, 0, 2560, 1080), workArea: rect(0, 32, 2560, 1048) };
  const noPanel: ScreenAreas = { bounds: rect(0, 0, 1920, 1080), workArea: rect(0, 0, 1920, 1080) };
  const second: ScreenAreas = { bounds: rect(2560, 0, 1280, 1024), workArea: rect(2560, 0, 1280, 990) };
  const facts = (change: Partial<IconFacts>): IconFacts => ({
    cursor: null,
    lastGood: null,
    screens: [topPanel],
    ownWindows: [],
    ...change,
  });

  test.each<[string, Partial<IconFacts>, { x: number; y: number }, boolean]>([
    ['is the pointer in a panel', { cursor: { x: 2300, y: 12 } }, { x: 2300, y: 12 }, true],
    [
      'is where it was last seen, for a pointer in the middle of the screen',
      { cursor: { x: 900, y: 500 }, lastGood: { x: 2300, y: 12 } },
      { x: 2300, y: 12 },
      true,
    ],
    [
      'is the end of the panel before it was ever seen',
      { cursor: { x: 900, y: 500 } },
      { x: 2559, y: 0 },
      false,
    ],
    [
      'is the end of the panel for a pointer that cannot be known',
      { screens: [noPanel, second] },
      { x: 3839, y: 990 },
      false,
    ],
    [
      'is not where it was seen on a screen that is gone',
      { lastGood: { x: 2700, y: 1000 } },
      { x: 2559, y: 0 },
      false,
    ],
    [
      'is in the panel of the second screen',
      { screens: [topPanel, second], cursor: { x: 2700, y: 1000 }, lastGood: { x: 2300, y: 12 } },
      { x: 2700, y: 1000 },
      true,
    ],
    [
      'is close to the edge of a screen whose panel hides itself',
      { screens: [noPanel], cursor: { x: 1500, y: 20 } },
      { x: 1500, y: 20 },
      true,
    ],
    [
      'is not in one of our own windows, however close to the edge',
      {
        screens: [noPanel],
        cursor: { x: 1500, y: 20 },
        lastGood: { x: 1800, y: 5 },
        ownWindows: [rect(1300, 8, 380, 480)],
      },
      { x: 1800, y: 5 },
      true,
    ],
    ['is the upper right corner without any panel', { screens: [noPanel] }, { x: 1919, y: 0 }, false],
    [
      'is the lower end of a panel at the left',
      { screens: [{ bounds: rect(0, 0, 1920, 1080), workArea: rect(48, 0, 1872, 1080) }] },
      { x: 0, y: 1079 },
      false,
    ],
    [
      'is the lower end of a panel at the right',
      { screens: [{ bounds: rect(0, 0, 1920, 1080), workArea: rect(0, 0, 1872, 1080) }] },
      { x: 1872, y: 1079 },
      false,
    ],
  ])('%s', (_, change, point, isSeen) => {
    expect(iconPlace(facts(change))).toEqual({ point, isSeen });
  });

  test('puts the popover inside the work area of the icon’s screen, for any pointer and panels', () => {
    const inset = fc.constantFrom(0, 24, 48);
    const screens = fc
      .array(
        fc.record({
          width: fc.integer({ min: 640, max: 3840 }),
          height: fc.integer({ min: 600, max: 2160 }),
          top: inset,
          bottom: inset,
          left: inset,
          right: inset,
        }),
        { minLength: 1, maxLength: 3 },
      )
      .map((each) =>
        each.map(({ width, height, top, bottom, left, right }, index): ScreenAreas => {
          const x = each.slice(0, index).reduce((sum, before) => sum + before.width, 0);
          return {
            bounds: rect(x, 0, width, height),
            workArea: rect(x + left, top, width - left - right, height - top - bottom),
          };
        }),
      );
    const point = fc.option(
      fc.record({ x: fc.integer({ min: -50, max: 9000 }), y: fc.integer({ min: -50, max: 2300 }) }),
    );
    fc.assert(
      fc.property(screens, point, point, (given, cursorAt, lastGood) => {
        const { point: icon, isSeen } = iconPlace(facts({ screens: given, cursor: cursorAt, lastGood }));
        const on = given.find(
          ({ bounds: { x, y, width, height } }) =>
            icon.x >= x && icon.x < x + width && icon.y >= y && icon.y < y + height,
        );
        expect(on).toBeDefined();
        if (on === undefined) return;
        if (isSeen) expect([cursorAt, lastGood]).toContainEqual(icon);
        const { workArea } = on;
        const needed = popoverSize(480, 1, workArea);
        const place = placePopover({
          trayBounds: null,
          cursor: icon,
          size: needed,
          workArea,
          platform: 'linux',
        });
        expect(place.x).toBeGreaterThanOrEqual(workArea.x);
        expect(place.y).toBeGreaterThanOrEqual(workArea.y);
        expect(place.x + needed.width).toBeLessThanOrEqual(workArea.x + workArea.width);
        expect(place.y + needed.height).toBeLessThanOrEqual(workArea.y + workArea.height);
      }),
      runs,
    );
  });
});
