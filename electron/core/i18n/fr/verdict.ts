import type { verdict as english } from '../en/verdict';
import { byClock, untilClock } from './grammar';

/** The verdict, in French. */
export const verdict: typeof english = {
  loading: { claim: 'Récupération de vos chiffres.', rest: 'Cela prend quelques secondes, une seule fois.' },
  cannotTell: 'Encore impossible à dire.',
  noLimits: 'La réponse d’Anthropic n’indique aucune limite pour ces identifiants.',
  needsReading: 'Il faut d’abord un relevé d’Anthropic.',
  nextReset: (when) => `La prochaine réinitialisation aura lieu ${when}.`,

  fine: 'Tout va bien.',
  fineUntil: (until) => `Tout va bien ${untilClock(until)}.`,
  fineSoFar: 'Tout va bien pour l’instant.',
  tight: (window, low, full, by) =>
    `La ${window} pourrait être juste\u202f: de ${low} à plus de ${full} ${byClock(by)}.`,
  tightLeft: (window, none, most, by) =>
    `La ${window} pourrait être juste\u202f: il resterait de ${none} à ${most} ${byClock(by)}.`,
  tooEarlyFor: (window) => `Pour la ${window}, il est trop tôt pour le dire.`,
  notKnownYet: (window) => `La ${window} n’est pas encore connue.`,
  used: (percent, window) => `La ${window} est utilisée à ${percent}.`,
  remains: (percent, window) => `Il reste ${percent} de la ${window}.`,
  nearLimit: (window) => `La ${window} est proche de sa limite.`,
  resets: (when) => `Elle se réinitialise ${when}.`,
  ends: (percent, window, at) =>
    `La ${window} sera utilisée à environ ${percent} lors de sa réinitialisation, ${at}.`,
  endsBelow: (percent, window, at) =>
    `La ${window} sera utilisée à moins de ${percent} lors de sa réinitialisation, ${at}.`,
  endsLeft: (percent, window, at) =>
    `Il restera environ ${percent} de la ${window} lors de sa réinitialisation, ${at}.`,
  itEnds: (percent, at) => `Elle sera utilisée à environ ${percent} lors de sa réinitialisation, ${at}.`,
  itEndsBelow: (percent, at) =>
    `Elle sera utilisée à moins de ${percent} lors de sa réinitialisation, ${at}.`,
  itEndsLeft: (percent, at) => `Il en restera environ ${percent} lors de sa réinitialisation, ${at}.`,

  resting: { claim: 'Commence avec votre prochain message.', rest: 'Aucune fenêtre n’est en cours.' },
  oneResting: (window) => `La ${window} commence avec votre prochain message.`,
  due: (at) => ({ claim: `La réinitialisation était prévue ${at}.`, rest: 'Vérification en cours.' }),

  spent: (amount) => `Dépensé\u202f: ${amount}.`,
  billsByUse: 'Ce forfait est facturé à l’usage.',
  windowless: 'Il n’a pas de fenêtre de 5\u202fheures ni de 7\u202fjours.',

  reached: 'Limite atteinte.',
  oneReached: (label) => `Limite «\u202f${label}\u202f» atteinte.`,
  otherModels: 'Les autres modèles répondent encore.',
  answersAgain: (when) => `Claude répondra à nouveau ${when}.`,
  answersAfter: (window) => `Claude répondra à nouveau à la réinitialisation de la ${window}.`,
  windowResets: (window, when) => `La ${window} se réinitialise ${when}.`,

  left: (span, window) => ({ claim: `Encore ${span} environ`, rest: `dans la ${window}.` }),
  hardlyLeft: (window) => ({ claim: 'Moins d’une minute', rest: `dans la ${window}.` }),

  runsOut: (window, at, before) => ({
    claim: `Votre ${window} sera épuisée ${at},`,
    rest: `${before} avant sa réinitialisation.`,
  }),
  runsOutNow: (window, before) => ({
    claim: `Votre ${window} est sur le point d’être épuisée,`,
    rest: `${before} avant sa réinitialisation.`,
  }),
  roughly: (window, at, before) => ({
    claim: `À ce rythme, la ${window} sera épuisée ${at},`,
    rest: `${before} avant sa réinitialisation.`,
  }),
  roughlyNow: (window, before) => ({
    claim: `À ce rythme, la ${window} sera bientôt épuisée,`,
    rest: `${before} avant sa réinitialisation.`,
  }),
  oneReading: 'Un seul relevé pour l’instant\u202f: c’est donc approximatif.',
  fewReadings: 'C’est approximatif\u202f: le rythme peut encore changer.',
  couldRunOut: (window, at, resets) => ({
    claim: `Votre ${window} pourrait être épuisée ${at},`,
    rest: `avant sa réinitialisation ${resets}.`,
  }),
  mayRunOut: (window, resets) => ({
    claim: `Votre ${window} pourrait être épuisée`,
    rest: `avant sa réinitialisation ${resets}.`,
  }),
  between: (from, to) => `Entre ${from} et ${to} à ce rythme.`,
  expected: (low, full) => `À ce rythme, elle serait utilisée de ${low} à plus de ${full} d’ici là.`,
  expectedLeft: (most) => `À ce rythme, il en resterait au plus ${most} d’ici là.`,

  old: (span) => `Ces chiffres datent d’il y a ${span}.`,
  oneOld: (label, span) => `Le relevé «\u202f${label}\u202f» date d’il y a ${span}.`,
  asksByItself: 'Quotide en demande de nouveaux de lui-même.',
  unharmed: 'Vos limites n’en sont pas affectées.',
  stillReached: (label, seen, when) =>
    `Au dernier relevé, ${seen}, la limite «\u202f${label}\u202f» était atteinte\u202f; elle se réinitialise ${when}.`,
  estimate: (percent, window) => `Cet ordinateur seul a utilisé environ ${percent} de la ${window}.`,
  othersMissing: 'L’usage sur d’autres appareils n’est pas compté.',
};
