import type { estimate as english } from '../en/estimate';
import { atClock } from './grammar';

/** This machine's own estimate, in French. */
export const estimate: typeof english = {
  about: (percent, window) => `D’après une estimation, la ${window} est utilisée à environ ${percent}.`,
  aboutLeft: (percent, window) => `D’après une estimation, il reste environ ${percent} de la ${window}.`,
  usuallyOff: (points) => `Les estimations de ce type se sont trompées d’environ ${points} points.`,
  resetAbout: (clock) => `réinitialisation prévue vers ${clock}`,
  why: {
    term: 'Estimation',
    text: (percent, low, high) => `${percent}, entre ${low} et ${high}`,
    lastOff: (points) => `La dernière s’est trompée de ${points} points.`,
    learned: 'Apprise à partir des chiffres d’Anthropic pour ce compte.',
    budget:
      'D’après le budget habituel du forfait\u202f: Quotide ne sait pas encore ce que pèsent les tokens de ce compte.',
    guessed: 'Anthropic n’a pas indiqué le début de la semaine\u202f: ce sont donc les sept derniers jours.',
    told: (percent, clock) => `${percent} ${atClock(clock)}`,
    last: 'Dernier chiffre',
  },
  title: 'Estimation',
  note: 'Quand Anthropic ne peut pas être interrogé, Quotide fait une estimation à partir des tokens de cet ordinateur. Ce que vous saisissez ici vaut jusqu’au prochain chiffre d’Anthropic.',
  now: 'La semaine en cours',
  nothing: 'Encore rien sur quoi fonder une estimation.',
  live: (percent) => `Le chiffre d’Anthropic (${percent}) est utilisé.`,
  range: (percent, low, high) => `Environ ${percent}, entre ${low} et ${high}`,
  tokens: (used, budget) => `${used} sur ${budget} tokens pondérés, d’après le budget du forfait`,
  basis: {
    official: (clock) => `comptés depuis le chiffre d’Anthropic (${clock})`,
    user: (clock) => `comptés depuis votre saisie (${clock})`,
    guess: 'comptés sur les sept derniers jours, faute de connaître le début de la semaine',
  },
  lastOff: 'La dernière estimation',
  wasOff: (points, guess, truth) =>
    `écart de ${points} points\u202f: estimation ${guess}, puis ${truth} selon Anthropic`,
  notYet: 'Aucune n’a encore été vérifiée\u202f: Anthropic a toujours répondu.',
  plan: 'Forfait',
  planNote:
    'Utile seulement tant qu’Anthropic ne l’indique pas. Il fixe le budget jusqu’à ce que Quotide connaisse le vôtre.',
  planKnown: (plan) => `${plan}, selon Anthropic`,
  noPlan: 'Inconnu',
  used: 'Utilisé cette semaine',
  usedNote:
    'Le pourcentage utilisé à présent, tel que l’affichent /usage dans Claude Code ou claude.ai, ou des tokens pondérés.',
  unit: { percent: 'pour cent', baseline: 'tokens' },
  unitOf: 'Unité',
  save: 'Enregistrer',
  saved: 'Enregistré.',
  start: 'Début',
  startNote: 'Quand cette semaine a commencé. La réinitialisation a lieu sept jours plus tard.',
  sync: 'Elle vient de commencer',
  clear: 'Oublier',
  clearLabel: 'Vos saisies',
  clearNote: 'Oublie le pourcentage et le début que vous avez saisis.',
  nobody: 'Aucun compte connu pour l’instant.',
};
