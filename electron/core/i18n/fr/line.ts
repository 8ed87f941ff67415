import type { line as english } from '../en/line';

/** Parts of Claude Code's status line and their names in the settings, in French. */
export const line: typeof english = {
  asOf: (clock) => `relevé ${clock}`,
  lasts: 'suffira',
  runsOut: (window, clock) => `${window} épuisée ${clock}`,
  spend: (percent) => `dépenses ${percent}`,
  cacheWarm: (clock) => `cache chaud jusqu’à ${clock}`,
  cacheCold: 'cache froid',
  context: (percent) => `contexte ${percent}`,
  segments: 'Éléments de la ligne',
  segmentsNote:
    'Sans choix, la ligne ne montre que les limites. Ce qui n’a pas de place dans le terminal est omis, le moins important d’abord.',
  names: {
    windows: 'Limites de 5\u202fheures et de 7\u202fjours',
    scoped: 'Limites propres à un modèle',
    resets: 'Heure de chaque réinitialisation',
    pace: 'Si cela suffira',
    age: 'Âge des chiffres anciens',
    mode: 'Priorité réduite et sursis',
    spend: 'Dépenses',
    cache: 'Cache des prompts\u202f: chaud jusqu’à quand',
    context: 'Contexte utilisé',
  },
  colour: 'Couleurs',
  colourNote: 'Une limite presque épuisée prend une couleur.',
};
