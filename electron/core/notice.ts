/** What the popover says of the desktop until a person has understood it; the `gnome` one knows a remedy. */
export type Notice = 'no_tray' | 'no_tray_gnome';

/** The list of names has the desktop's own first and then its kin: `ubuntu:GNOME`, `Budgie:GNOME`. */
export function isGnome(desktop: string): boolean {
  return desktop.toLowerCase().split(':').includes('gnome');
}

/** The notice of a desktop (`XDG_CURRENT_DESKTOP`) without a tray. */
export function noTrayNotice(desktop: string): Notice {
  return isGnome(desktop) ? 'no_tray_gnome' : 'no_tray';
}
