import type { mini as english } from '../en/mini';

/** The mini view, in German. */
export const mini: typeof english = {
  title: 'Mini-Ansicht',
  note: 'Ein kleines Fenster, das vorn bleibt und zwei Limits zeigt. Es lässt sich mit der Maus verschieben.',
  clickThrough: 'Klicks gehen durch die Mini-Ansicht',
  clickThroughNote: 'Sie lässt sich dann nicht verschieben. Ausblenden: hier oder im Menü des Symbols.',
  dashboard: 'Dashboard öffnen',
  hide: 'Mini-Ansicht ausblenden',
};
