import type { firstRun as english } from '../en/first-run';

/** The first run, in French. */
export const firstRun: typeof english = {
  title: 'Quotide se trouve ici.',
  again: 'Cliquez sur le nombre pour revoir ceci.',
  autostart: 'Ouvrir à la connexion',
  alerts: (before, last) => `Alertes à ${before === '' ? last : `${before} et ${last}`}`,
  alertsWithoutPercents: 'Alertes',
  sample: 'Envoyer une alerte d’essai',
  done: 'Compris',
  runs: {
    menuBar: 'Quotide tourne. Cherchez le nombre dans la barre des menus. Ctrl-C l’arrête.',
    taskbar: 'Quotide tourne. Cherchez le nombre à côté de l’horloge. Ctrl-C l’arrête.',
    panel: 'Quotide tourne. Cherchez le nombre dans la barre du bureau. Ctrl-C l’arrête.',
  },
};
