import { plural } from '../plural';
import type { activity as english } from '../en/activity';

/** `3 réponses`, `1 000 000 de réponses`. */
const answers = (count: number) =>
  plural('fr', count, {
    one: 'réponse',
    many: 'de réponses',
    other: 'réponses',
  });

/** The activity page, in French. */
export const activity: typeof english = {
  by: 'Regrouper par',
  groups: { families: 'Modèle', projects: 'Projet' },
  tokens: {
    minutes: 'Tokens par cinq minutes',
    hour: 'Tokens par heure',
    day: 'Tokens par jour',
    week: 'Tokens par semaine',
    month: 'Tokens par mois',
  },
  summary: (most, when, total) => `${total} tokens en tout. Le maximum, ${when}\u202f: ${most}.`,
  otherModels: 'Autres',
  noProject: 'sans dossier',
  others: (count) => plural('fr', count, { one: 'autre', other: 'autres' }),
  columns: {
    project: 'Projet',
    branch: 'Branche',
    model: 'Modèle',
    tokens: 'Tokens',
    share: 'Part',
    cost: 'Prix API',
  },
  models: 'Modèles',
  when: 'Quand vous travaillez',
  more: 'plus de tokens par heure',
  facts: {
    total: 'Tokens',
    cached: 'dont lus dans le cache',
    out: 'Sortie',
    worth: 'Aux prix de l’API',
    busiest: 'Heure la plus chargée',
    messages: 'Réponses',
  },
  unknownPrice: 'prix inconnu',
  partlyPriced: (known, count) => `${known} et ${answers(count)} de prix inconnu`,
  unpriced: (count, tokens) => `${answers(count)} sans prix connu\u202f: ${tokens} tokens.`,
  ownPrices: 'vos prix',
  ownPriced: (count) => `${answers(count)} au prix que vous avez défini dans vos réglages.`,
  offPlan: (count) => `${answers(count)} hors de votre forfait Claude\u202f: aucune limite ne les compte.`,
  offPlanShort: 'hors forfait',
  offPlanPart: (count) => `${answers(count)} hors forfait`,
  worktrees: (count) => plural('fr', count, { one: 'arbre de travail', other: 'arbres de travail' }),
  repository: 'dépôt principal',
  worktree: (number) => `arbre de travail ${String(number)}`,
  empty: 'Aucun token compté sur cette période.',
  emptyWhy:
    'Quotide compte les tokens dans les transcriptions de Claude Code sur cet ordinateur. Rien n’est envoyé nulle part.',
  reading: (percent) => `Lecture des transcriptions de Claude Code\u202f: ${percent}.`,
  here: 'Cet ordinateur seulement.',
  soFar: 'pour l’instant',
  partial: 'Les totaux restent partiels tant que toutes les transcriptions ne sont pas lues.',
};
