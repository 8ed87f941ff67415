import { plural } from '../plural';
import type { drift as english } from '../en/drift';

/** What one percent of a window buys over time, in French. */
export const drift: typeof english = {
  fewer: (since, window, range, model) =>
    `Depuis le ${since}, un pour cent de la ${window} donne ${range} de tokens${ofModel(model)} en moins`,
  more: (since, window, range, model) =>
    `Depuis le ${since}, un pour cent de la ${window} donne ${range} de tokens${ofModel(model)} en plus`,
  none: (days) => `Aucun changement des limites en ${plural('fr', days, { one: 'jour', other: 'jours' })}`,
  unknown: 'Les limites ont-elles changé\u202f?',
  tooFew: 'Il faut une dizaine de jours avec des relevés et des tokens utilisés sur cet ordinateur.',
  notYet: 'Quotide lit encore les fichiers de Claude Code. La réponse arrive dans quelques minutes.',
  range: (low, high) => (low === high ? high : `${low} à ${high}`),
  sure: (percent) => `sûr à ${percent}`,
  buys: (window) => `Tokens pour un pour cent de la ${window}`,
  summary: (first, last) => `De ${first} à ${last} tokens.`,
  how: 'D’après les relevés et les tokens de cet ordinateur, pondérés comme l’entrée de Sonnet. Les autres appareils sont pris en compte.',
  export: 'Relevés en CSV',
};

function ofModel(model: string): string {
  return model === '' ? '' : ` ${model}`;
}
