import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  hasElectronPointer,
  isOrdinaryWindow,
  isWayland,
  placeCentred,
  placePopover,
  visibleBounds,
  popoverSize,
  type PlacementInput,
  type Rect,
  type SessionFacts,
} from '../../../../electron/core/tray/placement';

const runs = { seed: 20261121, numRuns: process.env['QUOTIDE_LONG'] ? 10_000 : 500 };
const size = { width: 380, height: 480 };
const cursor = { x: 700, y: 500 };

function rect(x: number, y: number, width: number, height: number): Rect {
  return { x, y, width, height };
}

describe('placePopover on recorded screens', () => {
  const windowsArea = rect(0, 0, 1920, 1032);

  test.each<[string, Partial<PlacementInput>, { x: number; y: number }]>([
    [
      'macOS: under the icon, centred',
      { platform: 'darwin', trayBounds: rect(900, 0, 60, 24), workArea: rect(0, 24, 1440, 876) },
      { x: 740, y: 32 },
    ],
    [
      'macOS: an icon at the right end keeps the popover on the screen',
      { platform: 'darwin', trayBounds: rect(1400, 0, 30, 24), workArea: rect(0, 24, 1440, 876) },
      { x: 1052, y: 32 },
    ],
    [
      'Windows, taskbar below: above it',
      { platform: 'win32', trayBounds: rect(1500, 1040, 24, 40), workArea: windowsArea },
      { x: 1322, y: 544 },
    ],
    [
      'Windows, taskbar above: below it',
      { platform: 'win32', trayBounds: rect(1500, 4, 24, 40), workArea: rect(0, 48, 1920, 1032) },
      { x: 1322, y: 56 },
    ],
    [
      'Windows, taskbar at the left: right of it',
      { platform: 'win32', trayBounds: rect(10, 900, 40, 24), workArea: rect(62, 0, 1858, 1080) },
      { x: 70, y: 592 },
    ],
    [
      'Windows, taskbar at the right: left of it',
      { platform: 'win32', trayBounds: rect(1870, 600, 40, 24), workArea: rect(0, 0, 1858, 1080) },
      { x: 1470, y: 372 },
    ],
    [
      'Windows, hidden icons’ flyout above the taskbar: above the icon',
      { platform: 'win32', trayBounds: rect(1500, 960, 24, 24), workArea: windowsArea },
      { x: 1322, y: 472 },
    ],
    [
      'Linux: bounds are zero, the cursor on the top panel counts',
      {
        platform: 'linux',
        trayBounds: rect(0, 0, 0, 0),
        cursor: { x: 1000, y: 12 },
        workArea: rect(0, 32, 1920, 1048),
      },
      { x: 810, y: 40 },
    ],
    [
      'Linux: the cursor on a panel below',
      { platform: 'linux', trayBounds: null, cursor: { x: 1000, y: 1070 }, workArea: rect(0, 0, 1920, 1050) },
      { x: 810, y: 562 },
    ],
    [
      'a second screen to the left has negative places',
      { platform: 'win32', trayBounds: rect(-300, 1040, 24, 40), workArea: rect(-1920, 0, 1920, 1032) },
      { x: -478, y: 544 },
    ],
    [
      'a second screen above has negative places',
      { platform: 'win32', trayBounds: rect(1500, -40, 24, 40), workArea: rect(0, -1080, 1920, 1032) },
      { x: 1322, y: -536 },
    ],
    [
      'a taskbar at 150 %: places are in parts of a pixel, the popover is not',
      {
        platform: 'win32',
        trayBounds: rect(1000.67, 688.67, 16, 26.67),
        workArea: rect(0, 0, 1280, 688),
      },
      { x: 819, y: 200 },
    ],
    [
      'macOS, a second screen below at twice the scale',
      { platform: 'darwin', trayBounds: rect(-700, 900, 40, 24), workArea: rect(-1440, 924, 1440, 876) },
      { x: -870, y: 932 },
    ],
    [
      'Linux: the cursor on a panel at the left',
      { cursor: { x: 12, y: 500 }, workArea: rect(48, 0, 1872, 1080) },
      { x: 56, y: 260 },
    ],
    [
      'Linux: the cursor on a panel at the right',
      { cursor: { x: 1900, y: 1000 }, workArea: rect(0, 0, 1872, 1080) },
      { x: 1484, y: 592 },
    ],
    [
      'macOS without bounds: at the cursor',
      { platform: 'darwin', trayBounds: null, workArea: rect(0, 24, 1440, 876) },
      { x: 510, y: 412 },
    ],
    [
      'larger than the work area: from its top left',
      { platform: 'win32', trayBounds: rect(300, 440, 24, 40), workArea: rect(0, 0, 360, 400) },
      { x: 8, y: 8 },
    ],
  ])('%s', (_, change, place) => {
    const input = { trayBounds: null, cursor, size, workArea: windowsArea, platform: 'linux', ...change };
    expect(placePopover(input)).toEqual(place);
  });
});

describe('popoverSize', () => {
  const area = rect(0, 24, 1440, 876);

  test.each([
    ['as tall as its content', 442, 1, { width: 380, height: 442 }],
    ['no taller than the work area', 2000, 1, { width: 380, height: 860 }],
    ['larger with its zoom', 300.5, 2, { width: 760, height: 601 }],
    ['smaller with its zoom', 300, 0.75, { width: 285, height: 225 }],
  ])('is %s', (_, height, zoom, size) => {
    expect(popoverSize(height, zoom, area)).toEqual(size);
  });

  test('never exceeds a small screen, and is never empty', () => {
    expect(popoverSize(500, 3, rect(-320, 0, 320, 240))).toEqual({ width: 304, height: 224 });
    expect(popoverSize(500, 1, rect(0, 0, 10, 10))).toEqual({ width: 1, height: 1 });
  });
});

describe('isOrdinaryWindow', () => {
  const x11 = {
    platform: 'linux',
    sessionType: 'x11',
    waylandDisplay: undefined,
    ozonePlatform: '',
    hasTray: true,
  };

  test.each([
    ['Wayland', { sessionType: 'wayland', waylandDisplay: 'wayland-0' }, true],
    ['Wayland without a session type', { sessionType: undefined, waylandDisplay: 'wayland-0' }, true],
    ['Wayland, and Chromium chooses', { sessionType: 'wayland', ozonePlatform: 'auto' }, true],
    ['Wayland, X11 asked for', { sessionType: 'wayland', ozonePlatform: 'x11' }, false],
    ['X11, Wayland asked for', { ozonePlatform: 'wayland' }, true],
    ['X11', {}, false],
    ['X11 with a nested compositor', { waylandDisplay: 'wayland-1' }, false],
    ['nothing told', { sessionType: undefined }, false],
    ['an empty display', { sessionType: undefined, waylandDisplay: '' }, false],
    ['X11 without a tray', { hasTray: false }, true],
    ['Wayland without a tray, X11 asked for', { ozonePlatform: 'x11', hasTray: false }, true],
    ['macOS', { platform: 'darwin', sessionType: 'wayland' }, false],
    ['Windows always has a tray', { platform: 'win32', hasTray: false }, false],
    ['Windows', { platform: 'win32', sessionType: 'wayland' }, false],
  ])('%s', (_, change, ordinary) => {
    expect(isOrdinaryWindow({ ...x11, ...change })).toBe(ordinary);
  });
});

describe('placeCentred', () => {
  test.each([
    ['of a screen', rect(0, 0, 1920, 1040), { x: 770, y: 299 }],
    ['of one left of and above the first', rect(-2560, -1440, 2560, 1400), { x: -1470, y: -961 }],
    ['of one that is smaller: at its start', rect(-320, 10.5, 320, 240), { x: -320, y: 11 }],
  ])('%s', (_, area, place) => {
    expect(placeCentred({ width: 380, height: 442 }, area)).toEqual(place);
  });
});

describe('visibleBounds', () => {
  const displays = [rect(0, 0, 1512, 982), rect(-1920, -200, 1920, 1080)];

  test.each([
    ['in the menu bar', rect(1200, 0, 40, 37), true],
    ['on a second screen left of the first', rect(-100, -200, 24, 24), true],
    ['half over the edge', rect(1500, 0, 40, 24), true],
    ['behind the notch: empty', rect(0, 0, 0, 0), false],
    ['of no height', rect(700, 0, 40, 0), false],
    ['dragged out: above every screen', rect(300, -24, 40, 24), false],
    ['right of every screen', rect(1512, 0, 40, 24), false],
    ['left on a screen that was unplugged', rect(4000, 10, 24, 24), false],
  ])('%s', (_, bounds, visible) => {
    expect(visibleBounds(bounds, displays)).toEqual(visible ? bounds : null);
  });

  test('is null where the system reports no bounds', () => {
    expect(visibleBounds(null, displays)).toBeNull();
  });
});

describe('placePopover on any screen', () => {
  const place = fc.double({ min: -4000, max: 4000, noNaN: true });
  const area = fc.record({
    x: fc.integer({ min: -3000, max: 3000 }),
    y: fc.integer({ min: -3000, max: 3000 }),
    width: fc.integer({ min: 200, max: 3840 }),
    height: fc.integer({ min: 200, max: 2160 }),
  });
  const input = fc.record({
    trayBounds: fc.option(fc.record({ x: place, y: place, width: fc.nat(60), height: fc.nat(60) })),
    cursor: fc.record({ x: place, y: place }),
    size: fc.record({
      width: fc.integer({ min: 100, max: 500 }),
      height: fc.integer({ min: 100, max: 900 }),
    }),
    workArea: area,
    platform: fc.constantFrom('darwin', 'win32', 'linux', 'freebsd'),
  });

  test('gives whole pixels inside the work area with a margin, or its start if the popover is too large', () => {
    fc.assert(
      fc.property(input, (given) => {
        const { x, y } = placePopover(given);
        const { workArea, size: needed } = given;
        expect(Number.isInteger(x) && Number.isInteger(y)).toBe(true);
        const across = [x, workArea.x, workArea.width, needed.width] as const;
        const down = [y, workArea.y, workArea.height, needed.height] as const;
        for (const [at, start, room, length] of [across, down]) {
          expect(at).toBeGreaterThanOrEqual(start + 8);
          if (length + 16 <= room) expect(at + length).toBeLessThanOrEqual(start + room - 8);
          else expect(at).toBe(start + 8);
        }
      }),
      runs,
    );
  });

  test('leaves an icon outside of the work area uncovered', () => {
    const outside = fc.constantFrom(rect(500, 1040, 24, 40), rect(500, 0, 24, 40), rect(10, 500, 40, 24));
    fc.assert(
      fc.property(outside, input, (trayBounds, given) => {
        const workArea = rect(60, 48, 1860, 984);
        const { x, y } = placePopover({ ...given, trayBounds, workArea, platform: 'win32' });
        const apart =
          x >= trayBounds.x + trayBounds.width ||
          x + given.size.width <= trayBounds.x ||
          y >= trayBounds.y + trayBounds.height ||
          y + given.size.height <= trayBounds.y;
        expect(apart).toBe(true);
      }),
      runs,
    );
  });
});

describe('hasElectronPointer', () => {
  const facts: SessionFacts = {
    platform: 'linux',
    sessionType: 'x11',
    waylandDisplay: undefined,
    ozonePlatform: '',
    hasTray: true,
  };

  test.each<readonly [string, Partial<SessionFacts>, boolean]>([
    ['on X11 with a tray', {}, true],
    ['on macOS', { platform: 'darwin', hasTray: false }, true],
    ['on Windows', { platform: 'win32' }, true],
    ['on X11 for a window that is not placed at it', { hasTray: false }, false],
    ['on Wayland', { sessionType: 'wayland', waylandDisplay: 'wayland-0' }, false],
    [
      'on Wayland that was started from a console',
      { sessionType: 'tty', waylandDisplay: 'wayland-1' },
      false,
    ],
    [
      'on Wayland with X11 asked for',
      { sessionType: 'wayland', waylandDisplay: 'wayland-0', ozonePlatform: 'x11' },
      true,
    ],
    ['on X11 with Wayland asked for', { ozonePlatform: 'wayland' }, false],
  ])('is the answer %s: %o', (_, change, may) => {
    expect(hasElectronPointer({ ...facts, ...change })).toBe(may);
  });
});

test('isWayland prevents asking for the pointer on Wayland', () => {
  const wayland = { platform: 'linux', sessionType: 'wayland', waylandDisplay: undefined, ozonePlatform: '' };
  expect(isWayland(wayland)).toBe(true);
  expect(isWayland({ ...wayland, ozonePlatform: 'x11' })).toBe(false);
  expect(isWayland({ ...wayland, platform: 'win32' })).toBe(false);
});
