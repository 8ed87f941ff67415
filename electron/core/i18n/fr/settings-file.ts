import type { settingsFile as english } from '../en/settings-file';

/** Faults of the settings file, in French. */
export const settingsFile: typeof english = {
  faults: {
    syntax: (line, column) =>
      `Impossible de lire settings.json\u202f: il y a une erreur à la ligne ${line}, colonne ${column}.`,
    too_deep: (line, column) =>
      `Impossible de lire settings.json\u202f: trop de niveaux sont imbriqués à la ligne ${line}, colonne ${column}.`,
    empty: 'settings.json est vide.',
    not_text: 'Impossible de lire settings.json\u202f: ce n’est pas un fichier texte.',
    not_object: 'Impossible de lire settings.json\u202f: il doit commencer par { et finir par }.',
    too_large: 'Impossible de lire settings.json\u202f: il dépasse 1\u202fMo.',
    not_a_file:
      'Impossible de lire settings.json\u202f: c’est un dossier ou un périphérique, pas un fichier.',
    refused: (reason) => `Impossible de lire settings.json\u202f: ${reason}.`,
  },
  defaultsUsed: 'Les réglages par défaut sont utilisés jusqu’à ce qu’il soit lisible.',
  earlierUsed: 'Les réglages précédents sont utilisés jusqu’à ce qu’il soit lisible.',
  wrongOne: (name) => `settings.json\u202f: ${name} a une valeur inutilisable.`,
  wrongSeveral: (names) => `settings.json\u202f: ces réglages ont une valeur inutilisable\u202f: ${names}.`,
  wrongUsed: 'La valeur par défaut est utilisée à la place.',
  showFile: 'Afficher le fichier',
  useDefaults: 'Valeurs par défaut',
  notMoved: (reason) => `Les valeurs par défaut n’ont pas pu être enregistrées\u202f: ${reason}.`,
};
