import type { desktop as english } from '../en/desktop';

/** Notices about missing parts of the desktop, in Spanish. */
export const desktop: typeof english = {
  noTrayTitle: 'Quotide está en marcha, pero no encontró una bandeja para su icono',
  noTray: 'Abre Quotide de nuevo cada vez que quieras verlo.',
  noTrayGnome:
    'Abre Quotide de nuevo cada vez que quieras verlo. Para tener un icono, activa la extensión de GNOME «AppIndicator and KStatusNotifierItem Support».',
  understood: 'Entendido',
  pagesBroken: 'Las ventanas de Quotide fallan una y otra vez. Su icono sigue mostrando las cifras.',
  pagesBrokenHelp: 'Reiniciar Quotide suele bastar. Si no, ejecuta «quotide doctor».',
  restart: 'Reiniciar Quotide',
  notNow: 'Ahora no',
};
