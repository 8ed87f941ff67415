import { isGnome } from './notice';
import type { Ink } from './tray-icon/palette';

/** What the system says that the tray icon depends on. */
export interface PanelFacts {
  readonly platform: string;
  /** `XDG_CURRENT_DESKTOP`, `` where it is not set. */
  readonly desktop: string;
  /** Whether the system is dark; on Windows its taskbar. Never what the user chose for Quotide's own windows. */
  readonly darkSystem: boolean;
  /** A panel that is dark whatever the system is. */
  readonly darkPanel: boolean;
  /** Of every display, 1 for 100 %. */
  readonly scales: readonly number[];
}

/** One bitmap of an icon: its size in px, and the scale of the display that it is for. */
export interface IconSize {
  readonly size: number;
  readonly scaleFactor: number;
}

/**
 * The ink that is seen on the panel. GNOME's top bar is dark in both themes. macOS inks templates itself.
 */
export function panelInk({ platform, desktop, darkSystem, darkPanel }: PanelFacts): Ink {
  return darkSystem || darkPanel || (platform === 'linux' && isGnome(desktop)) ? 'light' : 'dark';
}

/** What is known of dark and light. */
export interface ThemeFacts {
  readonly platform: string;
  /** `nativeTheme.themeSource`: what the user chose for our windows. */
  readonly themeSource: 'system' | 'light' | 'dark';
  /** `nativeTheme.shouldUseDarkColors`, which follows `themeSource`. */
  readonly darkApps: boolean;
  /** `nativeTheme.shouldUseDarkColorsForSystemIntegratedUI`; Electron before 36 has none. */
  readonly darkIntegrated: boolean | undefined;
  /** What the desktop's portal says (Linux); `null` where it was not asked or has no opinion. */
  readonly portal: 'dark' | 'light' | null;
  /** What was known before. */
  readonly before: boolean;
}

/**
 * Whether the system is dark, whatever the user chose for our windows. Windows colours its taskbar apart from its
 * apps. On Linux Electron tells only while our windows follow the system; else the portal does, or what was seen last.
 */
export function isSystemDark(facts: ThemeFacts): boolean {
  const { platform, themeSource, darkApps, darkIntegrated, portal, before } = facts;
  if (platform === 'win32' && darkIntegrated !== undefined) return darkIntegrated;
  if (themeSource === 'system') return darkApps;
  return portal === null ? before : portal === 'dark';
}

/**
 * Windows and macOS take all scales in one image; Linux shows one, so it gets the size of the best display. 22 px is what
 * the trays of XFCE and KDE draw at 100 %; they would blur another.
 */
export function iconSizes({ platform, scales }: PanelFacts): readonly IconSize[] {
  const factors = platform === 'darwin' ? [1, 2] : platform === 'win32' ? [1, 1.25, 1.5, 2] : null;
  if (factors) return factors.map((scaleFactor) => ({ size: 16 * scaleFactor, scaleFactor }));
  const best = Math.max(1, ...scales);
  return [{ size: best >= 2 ? 48 : best > 1 ? 32 : 22, scaleFactor: 1 }];
}

/**
 * The id by which Windows and macOS find the icon's place again. On Windows it is tied to the program's path until the
 * program is signed: an unsigned one that moves would get no icon at all. `null`: none.
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

/** A double click is two clicks: Electron would swallow the second on macOS. */
export function ignoresDoubleClicks(platform: string): boolean {
  return platform === 'darwin';
}
