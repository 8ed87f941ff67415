/** The notice about a desktop without a tray, shown until it is dismissed; for GNOME it contains a remedy. */
export type Notice = 'no_tray' | 'no_tray_gnome';

/**
 * Whether a desktop is GNOME. Its own name comes first in the list, then its relatives: `ubuntu:GNOME`, `Budgie:GNOME`.
 */
export function isGnome(desktop: string): boolean {
  return desktop.toLowerCase().split(':').includes('gnome');
}

/** The notice of a desktop (`XDG_CURRENT_DESKTOP`) without a tray. */
export function noTrayNotice(desktop: string): Notice {
  return isGnome(desktop) ? 'no_tray_gnome' : 'no_tray';
}
