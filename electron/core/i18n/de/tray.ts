import type { tray as english } from '../en/tray';

/** The tray and its menu, in German. */
export const tray: typeof english = {
  refresh: 'Aktualisieren',
  quit: 'Beenden',
  open: 'Öffnen',
  settings: 'Einstellungen',
};
