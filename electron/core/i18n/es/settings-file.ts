import type { settingsFile as english } from '../en/settings-file';

/** Faults of the settings file, in Spanish. */
export const settingsFile: typeof english = {
  faults: {
    syntax: (line, column) =>
      `No se puede leer settings.json: hay un error en la línea ${line}, columna ${column}.`,
    too_deep: (line, column) =>
      `No se puede leer settings.json: hay demasiados niveles anidados en la línea ${line}, columna ${column}.`,
    empty: 'settings.json está vacío.',
    not_text: 'No se puede leer settings.json: no es un archivo de texto.',
    not_object: 'No se puede leer settings.json: tiene que empezar por { y terminar por }.',
    too_large: 'No se puede leer settings.json: ocupa más de 1\u202fMB.',
    not_a_file: 'No se puede leer settings.json: es una carpeta o un dispositivo, no un archivo.',
    refused: (reason) => `No se puede leer settings.json: ${reason}.`,
  },
  defaultsUsed: 'Se usan los valores predeterminados hasta que se pueda leer.',
  earlierUsed: 'Se usan los ajustes anteriores hasta que se pueda leer.',
  wrongOne: (name) => `settings.json: ${name} tiene un valor que no se puede usar.`,
  wrongSeveral: (names) => `settings.json: estos ajustes tienen un valor que no se puede usar: ${names}.`,
  wrongUsed: 'Se usa en su lugar el valor predeterminado.',
  showFile: 'Mostrar archivo',
  useDefaults: 'Usar predeterminados',
  notMoved: (reason) => `No se pudieron guardar los valores predeterminados: ${reason}.`,
};
