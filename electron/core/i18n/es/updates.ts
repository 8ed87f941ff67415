import type { updates as english } from '../en/updates';

/** New versions, in Spanish. */
export const updates: typeof english = {
  check: 'Buscar actualizaciones',
  checkNote: 'Una vez al día, en la página del proyecto. No se envía nada sobre ti ni sobre esta máquina.',
  newest: (version, clock) => `${version} era la versión más reciente, ${clock}.`,
  expired:
    'La última respuesta era demasiado antigua y se rechazó, así que puede haber una versión más reciente. Comprueba la fecha de esta máquina, o mira la página del proyecto.',
  available: (version) => `La versión ${version} está disponible`,
  ways: {
    deb: 'Descarga el .deb e instálalo sobre este.',
    rpm: 'Descarga el .rpm e instálalo sobre este.',
    appimage: 'Descarga la AppImage y ponla en lugar de esta.',
    other: 'Descárgala y ponla en lugar de esta.',
  },
  open: 'Abrir la página',
  install: 'Descargar actualizaciones',
  installNote: 'En segundo plano. Cada una se verifica, y se instala cuando reinicias Quotide aquí.',
  downloading: (percent) => `Descargando, ${String(percent)}\u202f%.`,
  ready: (version) => `La versión ${version} está lista: reinicia para actualizar`,
  readyNote: 'Se ha verificado. Nada cambia hasta que reinicies.',
  restart: 'Reiniciar y actualizar',
  failures: {
    unlisted: 'No se pudo descargar: no hay ninguna para este sistema.',
    unsigned: 'No se pudo descargar: este paquete no indica ninguna fuente.',
    unreachable: 'La descarga se interrumpió. Quotide lo intentará de nuevo mañana.',
    status: 'El servidor rechazó la descarga. Quotide lo intentará de nuevo mañana.',
    redirect: 'La descarga llevaba a una dirección insegura y se rechazó.',
    digest: 'La descarga no coincide con lo publicado, así que se eliminó.',
    signature: 'No se pudo confirmar su firma, así que se eliminó.',
    disk: 'No se pudo escribir en el disco.',
    other: 'No se pudo instalar.',
  },
  tray: (version) => `La versión ${version} está disponible…`,
  trayReady: (version) => `Reiniciar y actualizar a ${version}`,
};
