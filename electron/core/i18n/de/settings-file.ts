import type { settingsFile as english } from '../en/settings-file';

/** Faults of the settings file, in German. */
export const settingsFile: typeof english = {
  faults: {
    syntax: (line, column) =>
      `settings.json ist nicht lesbar: In Zeile ${line}, Spalte ${column} steht ein Fehler.`,
    too_deep: (line, column) =>
      `settings.json ist nicht lesbar: In Zeile ${line}, Spalte ${column} ist sie zu tief verschachtelt.`,
    empty: 'settings.json ist leer.',
    not_text: 'settings.json ist nicht lesbar: Sie ist keine Textdatei.',
    not_object: 'settings.json ist nicht lesbar: Sie muss mit { beginnen und mit } enden.',
    too_large: 'settings.json ist nicht lesbar: Sie ist größer als 1 MB.',
    not_a_file: 'settings.json ist nicht lesbar: Dort liegt ein Ordner oder ein Gerät, keine Datei.',
    refused: (reason) => `settings.json ist nicht lesbar: ${reason}.`,
  },
  defaultsUsed: 'Bis sie lesbar ist, gelten die Vorgaben.',
  earlierUsed: 'Bis sie lesbar ist, gelten die Einstellungen von vorher.',
  wrongOne: (name) => `settings.json: Der Wert von ${name} ist nicht verwendbar.`,
  wrongSeveral: (names) => `settings.json: Diese Werte sind nicht verwendbar: ${names}.`,
  wrongUsed: 'Stattdessen gilt die Vorgabe.',
  showFile: 'Datei zeigen',
  useDefaults: 'Vorgaben verwenden',
  notMoved: (reason) => `Die Vorgaben ließen sich nicht speichern: ${reason}.`,
};
