import { plural } from '../plural';
import type { drift as english } from '../en/drift';

/** What one percent of a window buys over time, in Spanish. */
export const drift: typeof english = {
  fewer: (since, window, range, model) =>
    `Desde el ${since}, un uno por ciento de la ${window} da ${range} menos de tokens${ofModel(model)}`,
  more: (since, window, range, model) =>
    `Desde el ${since}, un uno por ciento de la ${window} da ${range} más de tokens${ofModel(model)}`,
  none: (days) => `Ningún cambio de los límites en ${plural('es', days, { one: 'día', other: 'días' })}`,
  unknown: '¿Cambiaron los límites?',
  tooFew: 'Hacen falta unos diez días con lecturas y con tokens usados en esta máquina.',
  notYet: 'Quotide aún lee los archivos de Claude Code. La respuesta llega en unos minutos.',
  range: (low, high) => (low === high ? `un ${high}` : `entre un ${low} y un ${high}`),
  sure: (percent) => `seguro al ${percent}`,
  buys: (window) => `Tokens por un uno por ciento de la ${window}`,
  summary: (first, last) => `De ${first} a ${last} tokens.`,
  how: 'Según las lecturas y los tokens de esta máquina, ponderados como la entrada de Sonnet. Los otros dispositivos se tienen en cuenta.',
  export: 'Lecturas en CSV',
};

function ofModel(model: string): string {
  return model === '' ? '' : ` de ${model}`;
}
