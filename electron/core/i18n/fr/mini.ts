import type { mini as english } from '../en/mini';

/** The mini view, in French. */
export const mini: typeof english = {
  title: 'Mini-vue',
  note: 'Une petite fenêtre qui reste au premier plan et montre deux limites. Faites-la glisser où vous voulez.',
  clickThrough: 'Les clics traversent la mini-vue',
  clickThroughNote: 'Elle ne peut alors plus être déplacée. Masquez-la ici ou dans le menu de l’icône.',
  dashboard: 'Ouvrir le tableau de bord',
  hide: 'Masquer la mini-vue',
};
