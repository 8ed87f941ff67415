import type { desktop as english } from '../en/desktop';

/** Notices about missing parts of the desktop, in German. */
export const desktop: typeof english = {
  noTrayTitle: 'Quotide läuft, hat aber keinen Platz für sein Symbol gefunden',
  noTray: 'Quotide einfach noch einmal starten, um es zu sehen.',
  noTrayGnome:
    'Quotide einfach noch einmal starten, um es zu sehen. Für ein Symbol die GNOME-Erweiterung „AppIndicator and KStatusNotifierItem Support“ einschalten.',
  understood: 'Verstanden',
  pagesBroken: 'Die Fenster von Quotide stürzen immer wieder ab. Das Symbol zeigt die Zahlen weiter an.',
  pagesBrokenHelp: 'Meist hilft es, Quotide neu zu starten. Wenn nicht, „quotide doctor“ ausführen.',
  restart: 'Quotide neu starten',
  notNow: 'Nicht jetzt',
};
