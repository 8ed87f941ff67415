import type { row as english } from '../en/row';
import { atClock, atShort } from './grammar';

/** A window's row in the popover, in French. */
export const row: typeof english = {
  list: 'Fenêtres de limite',
  severity: { warning: 'Attention', critical: 'Critique', reached: 'Atteinte' },
  cannotTell: 'encore inconnu',
  at: (clock) => `relevé ${atShort(clock)}`,
  byEstimate: 'estimation',
  atReset: (percents) => `${percents} à la fin`,
  atResetLeft: (percents) => `reste ${percents} à la fin`,
  tooEarly: 'trop tôt pour prévoir',
  runsOut: 'ne suffira pas',
  notStarted: 'Commence avec votre prochain message',
  resetUnknown: 'réinitialisation inconnue',
  due: (clock) => `Réinitialisation prévue ${atClock(clock)}. Vérification.`,
  tokens: (read, written) => `${read} entrée · ${written} sortie`,
  here: (tokens) => `ici ${tokens}`,
  week: {
    today: (used, allowance) => `aujourd’hui ${used} sur ${allowance}`,
    todayNote:
      'Pourcentage de la semaine\u202f: utilisé aujourd’hui, et la part du jour dans ce qui restait, selon vos jours de travail habituels',
    noSession: 'plus aucune session complète de 5\u202fheures',
    sessions: (count) =>
      count === 1
        ? 'encore 1 session complète de 5\u202fheures'
        : `encore ${String(count)} sessions complètes de 5\u202fheures`,
    upTo: (count) =>
      count === 1
        ? 'au plus 1 session complète de 5\u202fheures'
        : `au plus ${String(count)} sessions complètes de 5\u202fheures`,
    between: (low, high) => `encore ${String(low)} à ${String(high)} sessions complètes de 5\u202fheures`,
    sessionsNote: 'Dans ce qui reste de cette semaine, d’après vos sessions passées',
  },
  hereNote: 'Les tokens de cet ordinateur seulement, cache compris',
  spoken: {
    severity: { warning: 'Attention.', critical: 'Critique.', reached: 'Limite atteinte.' },
    cannotTell: 'encore inconnu',
    belowOne: 'moins de 1',
    used: (percent) => `${percent} pour cent utilisés`,
    left: (percent) => `il reste ${percent} pour cent`,
    between: (low, high) => `entre ${low} et ${high} pour cent utilisés`,
    betweenLeft: (low, high) => `il reste entre ${low} et ${high} pour cent`,
    estimate: (used) => `estimation\u202f: ${used}`,
    old: (used, clock) => `${used} ${atClock(clock)}`,
    elapsed: (percent) => `${percent} pour cent du temps écoulé`,
    runsOut: (clock) => `épuisée vers ${clock}`,
    runsOutEarly: 'épuisée avant la réinitialisation',
    couldRunOut: 'peut-être épuisée avant la réinitialisation',
    expected: (percent) => `${percent} pour cent prévus à la réinitialisation`,
    expectedBetween: (low, high) => `de ${low} à ${high} pour cent prévus à la réinitialisation`,
    expectedOver: (low) => `de ${low} à plus de 100 pour cent prévus à la réinitialisation`,
    expectedLeft: (percent) => `reste prévu à la réinitialisation\u202f: ${percent} pour cent`,
    expectedLeftBetween: (low, high) =>
      `reste prévu à la réinitialisation\u202f: de ${low} à ${high} pour cent`,
    tooEarly: 'trop tôt pour une prévision',
    notStarted: 'commence avec votre prochain message',
    resetUnknown: 'réinitialisation inconnue',
    due: (clock) => `réinitialisation prévue ${atClock(clock)}, vérification en cours`,
    resets: (inTime, clock) => `se réinitialise ${inTime}, ${atClock(clock)}`,
    comma: ', ',
    outline: (name, text) => `${name}\u202f: ${text}`,
    unknown: (window) => `${window}\u202f: encore inconnue`,
  },
};
