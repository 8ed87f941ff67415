import { plural } from '../plural';
import type { work as english } from '../en/work';

/** Words of both activity and sessions: spans of time, filters, privacy, formulas. In French. */
export const work: typeof english = {
  spans: {
    today: 'Aujourd’hui',
    '7d': '7\u202fjours',
    '30d': '30\u202fjours',
    '90d': '90\u202fjours',
    all: 'Tout',
  },
  otherSpans: { week: 'Cette semaine', month: 'Ce mois-ci', lastMonth: 'Le mois dernier' },
  lastMinutes: 'Minutes jusqu’à maintenant',
  minutesShown: (minutes) => `${minutes} dernières min`,
  show: 'Afficher',
  filter: {
    open: 'Filtrer',
    chosen: (count) => `Filtre\u202f: ${plural('fr', count, { one: 'choix', other: 'choix' })}`,
    models: 'Modèles',
    projects: 'Projets',
    all: 'Tout afficher',
  },
  privacy: {
    name: 'Mode privé',
    note: 'Masque les prompts, titres, projets et branches, à l’écran et dans les exports. Sans lui, une page avec des prompts reste hors des captures et des partages d’écran là où le système le permet.',
    project: (number) => `Projet ${String(number)}`,
    branch: (number) => `branche ${String(number)}`,
    title: (id) => `Session ${id}`,
    machine: (number) => `Ordinateur ${String(number)}`,
  },
  tables: { models: 'Modèles', projects: 'Projets', branches: 'Projets et branches' },
  branchesOnly: 'Branches',
  projectsBy: 'Afficher',
  exportTable: (table, format) => `Exporter en ${format}\u202f: ${table}`,
  noSaving: 'Le cache a coûté plus qu’il n’a économisé.',
  saving: (tokens) => `Le cache a économisé le prix de ${tokens} tokens d’entrée.`,
  how: {
    ask: 'Comment est-ce calculé\u202f?',
    health: 'Santé, d’après les derniers tours de la conversation elle-même',
    context: 'contexte = entrée + lectures du cache + écritures du cache du dernier tour',
    contextSize: (usual, large) =>
      `Un modèle contient ${usual} tokens, ou ${large} dès que ce nombre a été dépassé.`,
    hit: (turns) =>
      `du cache = lectures du cache ÷ (entrée + lectures du cache + écritures du cache), ${turns} derniers tours`,
    weight: (w5, w1, read) =>
      `poids d’un tour = entrée + sortie + ${w5} × écritures de 5 minutes + ${w1} × écritures d’une heure + ${read} × lectures du cache`,
    efficiency: 'Efficacité, de 0 à 100',
    score: (cache, reuse, output, cost) =>
      `total = ${cache} × succès du cache + ${reuse} × réutilisation + ${output} × réponses brèves + ${cost} × argent économisé`,
    grades: (grades) => `Notes à partir de\u202f: ${grades}. Le total de 100 peut être atteint.`,
    shareRule:
      'part = tokens de la session ÷ tous les tokens de cet ordinateur dans la fenêtre × pourcentage utilisé de la fenêtre',
    shareMost: 'Une session étalée sur plusieurs fenêtres affiche sa plus grande part dans l’une d’elles.',
  },
};
