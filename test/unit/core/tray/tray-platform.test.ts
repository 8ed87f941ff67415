import { describe, expect, test } from 'vitest';
import {
  iconSizes,
  ignoresDoubleClicks,
  isSystemDark,
  panelInk,
  trayGuid,
  type PanelFacts,
  type ThemeFacts,
} from '../../../../electron/core/tray/tray-platform';

const facts = (change: Partial<PanelFacts>): PanelFacts => ({
  platform: 'linux',
  desktop: '',
  darkSystem: false,
  darkPanel: false,
  scales: [1],
  primaryScale: 1,
  ...change,
});

describe('panelInk', () => {
  test.each([
    [{ platform: 'win32', darkSystem: true }, 'light'],
    [{ platform: 'win32', desktop: 'GNOME' }, 'dark'],
    [{ desktop: 'XFCE' }, 'dark'],
    [{ desktop: 'XFCE', darkPanel: true }, 'light'],
    [{ desktop: 'KDE', darkSystem: true }, 'light'],
    [{ desktop: 'GNOME' }, 'light'],
    [{ desktop: 'ubuntu:GNOME' }, 'light'],
    [{ desktop: 'X-Cinnamon' }, 'dark'],
    [{ platform: 'darwin', desktop: 'GNOME' }, 'dark'],
  ] as const)('%j: %s', (change, ink) => {
    expect(panelInk(facts(change))).toBe(ink);
  });
});

describe('iconSizes', () => {
  const sizes = (change: Partial<PanelFacts>) =>
    iconSizes(facts(change)).map(({ size, scaleFactor }) => [size, scaleFactor]);

  test('gives 16 and 32 px in one image on macOS', () => {
    expect(sizes({ platform: 'darwin', scales: [2], primaryScale: 2 })).toEqual([
      [16, 1],
      [32, 2],
    ]);
  });

  test.each([
    [1, 16],
    [1.25, 20],
    [1.5, 24],
    [1.75, 28],
    [2, 32],
    [3, 48],
  ])('gives Windows one bitmap, in the pixels of a primary display at scale %d', (primaryScale, size) => {
    expect(sizes({ platform: 'win32', scales: [1, 3], primaryScale })).toEqual([[size, 1]]);
  });

  test.each([
    [[1], 22],
    [[1, 1.25], 32],
    [[2, 1], 48],
    [[], 22],
  ])('follows the sharpest display on Linux: %j', (scales, size) => {
    expect(sizes({ scales })).toEqual([[size, 1]]);
  });
});

describe('isSystemDark', () => {
  const theme = (change: Partial<ThemeFacts>): ThemeFacts => ({
    platform: 'linux',
    themeSource: 'system',
    darkApps: false,
    darkIntegrated: undefined,
    portal: null,
    before: false,
    ...change,
  });

  test.each<readonly [string, Partial<ThemeFacts>, boolean]>([
    // Windows' default: light apps on a dark taskbar; and the opposite.
    ['Windows, dark taskbar', { platform: 'win32', darkIntegrated: true }, true],
    ['Windows, light taskbar', { platform: 'win32', darkApps: true, darkIntegrated: false }, false],
    ['Windows, our windows dark', { platform: 'win32', themeSource: 'dark', darkIntegrated: false }, false],
    ['an Electron that does not know', { platform: 'win32', darkApps: true }, true],
    ['Linux, as Electron says', { darkApps: true }, true],
    ['Linux, light again', { before: true, portal: 'dark' }, false],
    ['our windows dark', { themeSource: 'dark', darkApps: true }, false],
    ['our windows light', { themeSource: 'light', before: true }, true],
    ['our windows dark, the portal light', { themeSource: 'dark', before: true, portal: 'light' }, false],
    ['our windows light, the portal dark', { themeSource: 'light', portal: 'dark' }, true],
  ])('%s: %s', (_, change, dark) => {
    expect(isSystemDark(theme(change))).toBe(dark);
  });
});

describe('trayGuid', () => {
  const guid = (platform: string, packaged: boolean, signed: boolean) =>
    trayGuid({ platform, packaged, signed });

  test('is set on Windows only for a signed program, and on macOS for every package', () => {
    expect(guid('win32', true, false)).toBeNull();
    expect(guid('win32', false, true)).toBeNull();
    expect(guid('win32', true, true)).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(guid('darwin', true, false)).toBe(guid('win32', true, true));
    expect(guid('darwin', false, true)).toBeNull();
    expect(guid('linux', true, true)).toBeNull();
  });
});

test('a double click is two clicks on macOS', () => {
  expect(['darwin', 'win32', 'linux'].filter(ignoresDoubleClicks)).toEqual(['darwin']);
});
