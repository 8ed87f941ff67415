import type { mini as english } from '../en/mini';

/** The mini view, in Spanish. */
export const mini: typeof english = {
  title: 'Vista mini',
  note: 'Una ventana pequeña que queda delante y muestra dos límites. Arrástrala adonde quieras.',
  clickThrough: 'Los clics atraviesan la vista mini',
  clickThroughNote: 'Entonces no se puede mover. Ocúltala aquí o en el menú del icono.',
  dashboard: 'Abrir el panel',
  hide: 'Ocultar la vista mini',
};
