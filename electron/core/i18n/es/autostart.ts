import type { autostart as english } from '../en/autostart';

/** The start at login, in Spanish. */
export const autostart: typeof english = {
  comment: 'Los límites de Claude en la barra del escritorio',
  requiresApproval: 'macOS necesita tu permiso: Ajustes del Sistema › General › Ítems de inicio.',
  blockedBySystem: 'Se desactivó en el Administrador de tareas, en Aplicaciones de arranque. Actívalo allí.',
  notInstalled: 'Solo un Quotide instalado puede abrirse al iniciar sesión.',
  confined: 'Este tipo de paquete no puede abrirse por sí mismo al iniciar sesión.',
  failed: (reason) => `No se pudo cambiar: ${reason}.`,
  unreadable: (reason) => `No se pudo comprobar si se abre al iniciar sesión: ${reason}.`,
};
