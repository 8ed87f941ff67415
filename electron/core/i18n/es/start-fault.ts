import type { startFault as english } from '../en/start-fault';

const kinds: (typeof english)['kinds'] = {
  not_writable: (folder, reason) => `No se puede escribir en la carpeta de datos ${folder}: ${reason}.`,
  not_makeable: (folder, at, reason) =>
    `No se puede crear la carpeta de datos ${folder}, porque no se puede escribir en ${at}: ${reason}.`,
  read_only: (folder) => `La carpeta de datos ${folder} está en un sistema de archivos de solo lectura.`,
  no_space: (folder) => `No queda espacio para la carpeta de datos ${folder}.`,
  not_a_folder: (folder, at) =>
    `No se puede crear la carpeta de datos ${folder}, porque ${at} no es una carpeta.`,
  not_ours: (folder, at) =>
    `La carpeta de datos ${folder} contiene archivos ajenos a Quotide, como ${at}, así que Quotide la deja como está.`,
  dangling_link: (folder, at) => `La carpeta de datos ${folder} es un enlace a ${at}, que no existe.`,
  not_lockable: (folder, at) =>
    `No se puede bloquear la carpeta de datos ${folder}: ${at} lo impide, y no responde ningún Quotide en marcha.`,
  other: (folder, reason) => `No se puede usar la carpeta de datos ${folder}: ${reason}.`,
};

/** Why the app cannot start, in Spanish. */
export const startFault: typeof english = {
  title: 'Quotide no puede iniciarse',
  kinds,
  owner: (path, owner) => `${path} pertenece a ${owner}.`,
  mend: (command) => `Este comando ayuda: ${command}`,
  elsewhere: 'O indica otra carpeta en QUOTIDE_DATA_DIR.',
  empty: 'Indica una carpeta nueva o vacía en QUOTIDE_DATA_DIR.',
  unexpected: (reason) => `Un error inesperado interrumpió el inicio: ${reason}.`,
  again: 'Vuelve a abrir Quotide. Si el error se repite, ejecuta quotide doctor y comunica lo que muestre.',
  close: 'Cerrar',
};
