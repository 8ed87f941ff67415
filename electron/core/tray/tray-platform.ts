import { isGnome } from '../snapshot/notice';
import type { Ink } from './icon/palette';

/** The facts of the system that the tray icon depends on. */
export interface PanelFacts {
  readonly platform: string;
  /** `XDG_CURRENT_DESKTOP`; empty where it is not set. */
  readonly desktop: string;
  /** Whether the system is dark; on Windows its taskbar. Independent of the theme of Quotide's own windows. */
  readonly darkSystem: boolean;
  /** Whether the panel is dark in a light system too. */
  readonly darkPanel: boolean;
  /** The scale of each display; 1 is 100 %. */
  readonly scales: readonly number[];
}

/** One bitmap of an icon: its size in px, and the scale of its display. */
export interface IconSize {
  readonly size: number;
  readonly scaleFactor: number;
}

/** The ink that is visible on the panel. GNOME's top bar is always dark. macOS tints templates itself. */
export function panelInk({ platform, desktop, darkSystem, darkPanel }: PanelFacts): Ink {
  return darkSystem || darkPanel || (platform === 'linux' && isGnome(desktop)) ? 'light' : 'dark';
}

/** The sources of dark and light. */
export interface ThemeFacts {
  readonly platform: string;
  /** `nativeTheme.themeSource`: the user's choice for Quotide's windows. */
  readonly themeSource: 'system' | 'light' | 'dark';
  /** `nativeTheme.shouldUseDarkColors`, which follows `themeSource`. */
  readonly darkApps: boolean;
  /** `nativeTheme.shouldUseDarkColorsForSystemIntegratedUI`; Electron before 36 has none. */
  readonly darkIntegrated: boolean | undefined;
  /** The answer of the desktop's portal (Linux); `null` without one. */
  readonly portal: 'dark' | 'light' | null;
  /** The last result. */
  readonly before: boolean;
}

/**
 * Whether the system is dark, independent of the user's choice for Quotide's windows. On Windows the taskbar has its
 * own theme. On Linux Electron reports it only while Quotide's windows follow the system; otherwise the portal's answer
 * or the last result is used.
 */
export function isSystemDark(facts: ThemeFacts): boolean {
  const { platform, themeSource, darkApps, darkIntegrated, portal, before } = facts;
  if (platform === 'win32' && darkIntegrated !== undefined) return darkIntegrated;
  if (themeSource === 'system') return darkApps;
  return portal === null ? before : portal === 'dark';
}

/**
 * The bitmaps of an icon. Windows and macOS accept all scales in one image. Linux shows a single one, so it gets the
 * size of the sharpest display; 22 px is what the trays of XFCE and KDE draw at 100 %, and they would blur any other
 * size.
 */
export function iconSizes({ platform, scales }: PanelFacts): readonly IconSize[] {
  const factors = platform === 'darwin' ? [1, 2] : platform === 'win32' ? [1, 1.25, 1.5, 2] : null;
  if (factors) return factors.map((scaleFactor) => ({ size: 16 * scaleFactor, scaleFactor }));
  const best = Math.max(1, ...scales);
  return [{ size: best >= 2 ? 48 : best > 1 ? 32 : 22, scaleFactor: 1 }];
}

/**
 * The id by which Windows and macOS restore the icon's place. On Windows it is tied to the program's path until the
 * program is signed: an unsigned one that moves would get no icon. `null`: no id.
 */
export function trayGuid(app: {
  readonly platform: string;
  readonly packaged: boolean;
  readonly signed: boolean;
}): string | null {
  const { platform, packaged, signed } = app;
  if (!packaged || (platform !== 'darwin' && platform !== 'win32')) return null;
  return platform === 'win32' && !signed ? null : TRAY_GUID;
}

const TRAY_GUID = '6f2b7c1e-3d0a-4c56-9a6e-8d1f0b7e52c4';

/** Whether double clicks are ignored: otherwise Electron swallows the second of two clicks on macOS. */
export function ignoresDoubleClicks(platform: string): boolean {
  return platform === 'darwin';
}
