import type { history as english } from '../en/history';

/** Faults of the stored history, and deleting it, in Spanish. */
export const history: typeof english = {
  notice: {
    damaged: 'El historial estaba dañado y se ha apartado. Ha empezado uno nuevo.',
    newer: 'Este historial lo escribió un Quotide más reciente. Actualiza Quotide para continuarlo.',
    in_memory: 'El historial no se puede guardar. Las lecturas nuevas esperan en la memoria.',
    waiting: 'No se puede escribir en el disco. Las lecturas esperan en la memoria.',
    check_failed:
      'El historial está dañado y otro programa lo tiene abierto. Cierra ese programa; Quotide reparará entonces el historial.',
    locked:
      'Otro programa tiene bloqueado el historial. Las lecturas nuevas esperan en la memoria hasta que se cierre.',
    missing:
      'Faltaba el archivo del historial, así que ha empezado uno nuevo. Para usar una copia de seguridad, cierra Quotide y ponla en su sitio.',
    emptied:
      'El archivo del historial estaba vacío, así que ha empezado uno nuevo. Para usar una copia de seguridad, cierra Quotide y ponla en su sitio.',
    restored:
      'El archivo del historial se borró mientras Quotide estaba en marcha, y Quotide lo volvió a escribir. Para eliminar el historial del todo, ve a Ajustes, Datos.',
    replaced:
      'Un archivo de historial anterior sustituyó al que estaba abierto, y ahora Quotide lo usa. El otro se ha apartado.',
    not_kept:
      'El historial no se está guardando: Quotide no puede escribir en su carpeta de datos. Permite de nuevo la escritura en la carpeta.',
  },
  showFile: 'Mostrar archivo',
  forget: 'Olvidar esta cuenta',
  forgetNote:
    'Elimina todo lo guardado de la cuenta que se muestra. Las lecturas nuevas empiezan otro historial.',
  erase: 'Eliminar todo el historial',
  eraseNote: 'Lecturas, eventos y recuentos de tokens de todas las cuentas, para siempre.',
  sure: '¿Eliminar para siempre?',
  yes: 'Eliminar',
  no: 'Conservar',
  done: 'Eliminado.',
  shared: 'Eliminado. Otro Quotide está leyendo el historial: elimínalo otra vez cuando se cierre.',
  failed: (reason) => `No se eliminó nada: ${reason}.`,
  nobody: 'Aún no se conoce ninguna cuenta.',
};
