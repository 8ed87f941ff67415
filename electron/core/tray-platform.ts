import type { Ink } from './tray-icon/palette';

/** What the system says that the tray icon depends on. */
export interface PanelFacts {
  readonly platform: string;
  /** `XDG_CURRENT_DESKTOP`, `` where it is not set. */
  readonly desktop: string;
  /** Whether apps are dark (`nativeTheme.shouldUseDarkColors`). */
  readonly darkApps: boolean;
  /** Whether the taskbar is dark (`nativeTheme.shouldUseDarkColorsForSystemIntegratedUI`): Windows and macOS. */
  readonly darkSystem: boolean;
  /** Of every display, 1 for 100 %. */
  readonly scales: readonly number[];
}

/** One bitmap of an icon: its size in px, and the scale of the display that it is for. */
export interface IconSize {
  readonly size: number;
  readonly scaleFactor: number;
}

/**
 * The ink that is seen on the panel. Windows colours its taskbar apart from its apps; GNOME's top bar is dark in
 * both themes. macOS inks templates itself.
 */
export function panelInk({ platform, desktop, darkApps, darkSystem }: PanelFacts): Ink {
  if (platform === 'win32') return darkSystem ? 'light' : 'dark';
  return darkApps || (platform !== 'darwin' && isGnome(desktop)) ? 'light' : 'dark';
}

/** The list of names has the desktop's own first and then its kin: `ubuntu:GNOME`, `Budgie:GNOME`. */
function isGnome(desktop: string): boolean {
  return desktop.toLowerCase().split(':').includes('gnome');
}

/** Windows and macOS take all scales in one image; Linux shows one, so it gets the size of the best display. */
export function iconSizes({ platform, scales }: PanelFacts): readonly IconSize[] {
  const factors = platform === 'darwin' ? [1, 2] : platform === 'win32' ? [1, 1.25, 1.5, 2] : null;
  if (factors) return factors.map((scaleFactor) => ({ size: 16 * scaleFactor, scaleFactor }));
  const best = Math.max(1, ...scales);
  return [{ size: best >= 2 ? 48 : best > 1 ? 32 : 24, scaleFactor: 1 }];
}
