import { plural } from '../plural';
import type { sessionsPage as english } from '../en/sessions-page';

const turns = (count: number) => plural('fr', count, { one: 'tour', other: 'tours' });

/** The sessions page, in French. */
export const sessionsPage: typeof english = {
  search: 'Titre ou projet',
  columns: {
    title: 'Session',
    project: 'Projet',
    model: 'Modèle',
    turns: 'Tours',
    tokens: 'Tokens',
    cost: 'Prix API',
    share: 'Part des 5\u202fh',
    health: 'Santé',
    last: 'Dernier tour',
  },
  table: 'Sessions',
  untitled: 'Session sans titre',
  unknown: 'inconnu',
  count: (first, last, all) =>
    `${String(first)} à ${String(last)} sur ${plural('fr', all, { one: 'session', other: 'sessions' })}`,
  previous: 'Précédent',
  next: 'Suivant',
  showAll: 'Tout afficher',
  none: 'Aucune session sur cette période.',
  noneFound: 'Aucune session ne contient cela dans son titre ou son projet.',
  unreadable: 'Impossible de lire les sessions.',
  live: (title) => `En cours\u202f: ${title}`,
  liveTurn: (turn, ago) => `tour ${String(turn)} · il y a ${ago}`,
  isLive: 'en cours',
  facts: {
    share: 'Part des 5\u202fh',
    context: 'Contexte',
    cached: 'Du cache',
    age: 'Durée',
    health: 'Santé',
    grade: 'Efficacité',
  },
  contextOf: (size) => `sur ${size}`,
  lastTurns: (count) =>
    count === 1 ? 'Tokens du dernier tour' : `Tokens des ${String(count)} derniers tours`,
  short: {
    ok: 'Bonne',
    context: 'Contexte long',
    cache: 'Cache manqué',
    turns: 'Tours lourds',
    age: (hours) => `Ancienne, ${String(hours)}\u202fh`,
  },
  session: (title) => `Session\u202f: ${title}`,
  close: 'Fermer',
  shareNote: 'La plus grande part d’une fenêtre de 5\u202fheures utilisée par la session.',
  prompts: 'Prompts',
  promptsReading: 'Lecture des transcriptions.',
  promptsNone: 'Plus aucun prompt de cette session ne figure dans une transcription.',
  promptsOlder: (count) =>
    plural('fr', count, {
      one: 'prompt plus ancien n’est pas affiché.',
      other: 'prompts plus anciens ne sont pas affichés.',
    }),
  promptsBefore: 'Avant le premier prompt',
  promptHidden: 'Prompt masqué',
  promptTurns: turns,
  promptTokens: (tokens) => `${tokens} tokens`,
  promptTools: (tools) => `Outils\u202f: ${tools}`,
  promptAgents: (agents, count) =>
    `${plural('fr', agents, { one: 'sous-agent', other: 'sous-agents' })}, ${turns(count)}`,
  details: 'Détails',
  detailsOf: (title) => `Détails\u202f: ${title}`,
  atMost: (percent) => `au plus ${percent}`,
  exportWithTitles: (format) => `Exporter en ${format} avec les titres`,
};
