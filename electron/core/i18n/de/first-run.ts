import type { firstRun as english } from '../en/first-run';

/** The first run, in German. */
export const firstRun: typeof english = {
  title: 'Hier läuft Quotide.',
  again: 'Ein Klick auf die Zahl öffnet dieses Fenster wieder.',
  autostart: 'Bei der Anmeldung öffnen',
  alerts: (before, last) => `Meldungen bei ${before === '' ? last : `${before} und ${last}`}`,
  alertsWithoutPercents: 'Meldungen',
  sample: 'Probemeldung senden',
  done: 'Verstanden',
  runs: {
    menuBar: 'Quotide läuft. Die Zahl steht in der Menüleiste. Strg-C beendet es.',
    taskbar: 'Quotide läuft. Die Zahl steht neben der Uhr. Strg-C beendet es.',
    panel: 'Quotide läuft. Die Zahl steht in der Leiste. Strg-C beendet es.',
  },
};
