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
  /** The scale of the primary display, which has the task bar's tray. */
  readonly primaryScale: number;
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

/** The side of a tray icon on macOS and Windows at 100 %, in px. */
const SYSTEM_PX = 16;

/**
 * The bitmaps of an icon. macOS accepts both scales in one image. Windows shows a single one, made of the bitmap with
 * scale 1 and stretched to 16 px at the scale of the primary display: it gets exactly that size
 * (https://github.com/electron/electron/blob/main/shell/common/api/electron_api_native_image.cc, GetHICON). Linux shows a
 * single one too, so it gets the size of the sharpest display; 22 px is what the trays of XFCE and KDE draw at 100 %, and
 * they would blur any other size.
 */
export function iconSizes({ platform, scales, primaryScale }: PanelFacts): readonly IconSize[] {
  if (platform === 'darwin')
    return [1, 2].map((scaleFactor) => ({ size: SYSTEM_PX * scaleFactor, scaleFactor }));
  if (platform === 'win32')
    return [{ size: Math.round(SYSTEM_PX * Math.max(1, primaryScale)), scaleFactor: 1 }];
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
