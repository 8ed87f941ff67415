import type { desktop as english } from '../en/desktop';

/** Notices about missing parts of the desktop, in French. */
export const desktop: typeof english = {
  noTrayTitle: 'Quotide tourne, mais n’a trouvé aucune barre pour son icône',
  noTray: 'Lancez à nouveau Quotide chaque fois que vous voulez le voir.',
  noTrayGnome:
    'Lancez à nouveau Quotide chaque fois que vous voulez le voir. Pour avoir une icône, activez l’extension GNOME «\u202fAppIndicator and KStatusNotifierItem Support\u202f».',
  understood: 'Compris',
  pagesBroken: 'Les fenêtres de Quotide plantent sans cesse. Son icône affiche toujours les chiffres.',
  pagesBrokenHelp: 'Relancer Quotide suffit en général. Sinon, exécutez «\u202fquotide doctor\u202f».',
  restart: 'Relancer Quotide',
  notNow: 'Plus tard',
};
