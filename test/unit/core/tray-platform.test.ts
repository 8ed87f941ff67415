import { describe, expect, test } from 'vitest';
import { iconSizes, panelInk, type PanelFacts } from '../../../electron/core/tray-platform';

const facts = (change: Partial<PanelFacts>): PanelFacts => ({
  platform: 'linux',
  desktop: '',
  darkApps: false,
  darkSystem: false,
  scales: [1],
  ...change,
});

describe('ink', () => {
  test.each([
    // Windows as it comes: light apps on a dark taskbar; and both other ways round.
    [{ platform: 'win32', darkApps: false, darkSystem: true }, 'light'],
    [{ platform: 'win32', darkApps: true, darkSystem: false }, 'dark'],
    [{ platform: 'win32', darkApps: true, darkSystem: true }, 'light'],
    [{ desktop: 'XFCE' }, 'dark'],
    [{ desktop: 'KDE', darkApps: true }, 'light'],
    [{ desktop: 'GNOME' }, 'light'],
    [{ desktop: 'ubuntu:GNOME' }, 'light'],
    [{ desktop: 'X-Cinnamon', darkSystem: true }, 'dark'],
    [{ platform: 'darwin', desktop: 'GNOME' }, 'dark'],
  ] as const)('%j: %s', (change, ink) => {
    expect(panelInk(facts(change))).toBe(ink);
  });
});

describe('sizes', () => {
  const sizes = (change: Partial<PanelFacts>) =>
    iconSizes(facts(change)).map(({ size, scaleFactor }) => [size, scaleFactor]);

  test('Windows gets 16, 20, 24 and 32 px in one image, macOS 16 and 32', () => {
    expect(sizes({ platform: 'win32', scales: [3] })).toEqual([
      [16, 1],
      [20, 1.25],
      [24, 1.5],
      [32, 2],
    ]);
    expect(sizes({ platform: 'darwin' })).toEqual([
      [16, 1],
      [32, 2],
    ]);
  });

  test.each([
    [[1], 24],
    [[1, 1.25], 32],
    [[2, 1], 48],
    [[], 24],
  ])('Linux goes by its best display: %j', (scales, size) => {
    expect(sizes({ scales })).toEqual([[size, 1]]);
  });
});
