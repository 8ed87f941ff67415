import type { popover as english } from '../en/popover';
import { agreed, atShort, sinceClock } from './grammar';

/** The popover, in French. */
export const popover: typeof english = {
  amount: {
    used: (percent) => agreed(percent, 'utilisé'),
    left: (percent) => `reste ${percent}`,
    flip: (said, click) => `${said}. ${click}`,
    showLeft: 'Afficher ce qui reste',
    showUsed: 'Afficher ce qui est utilisé',
  },
  reset: {
    inTime: (countdown) => `réinitialisation dans ${countdown}`,
    atTime: (clock) => `réinitialisation ${atShort(clock)}`,
    then: (countdown) => `dans ${countdown}`,
    showClock: 'Afficher l’heure d’abord',
    showCountdown: 'Afficher le temps restant d’abord',
  },
  since: (clock) => `depuis ${clock}`,
  seen: (clock) => `constaté ${atShort(clock)}`,
  why: {
    ask: 'Pourquoi ce chiffre\u202f?',
    askAbout: (label) => `${label}\u202f: pourquoi ce chiffre\u202f?`,
    reported: 'Reçu',
    shown: 'Affiché',
    source: 'Source',
    read: 'Lecture',
    reset: 'Fin',
    counts: 'Compté',
    used: (percent) => agreed(percent, 'utilisé'),
    nothing: 'aucun pourcentage',
    ended: 'd’une période terminée',
    between: (low, high) => `entre ${low} et ${high}`,
    rounded: 'Le pourcentage entier\u202f; <1 au-dessous de un, et 100 seulement quand 100 est atteint.',
    sources: {
      response_headers: 'En-têtes des réponses de Claude',
      official_api: 'Rapport de consommation d’Anthropic',
      claude_code: 'Une question à Claude Code',
      claude_code_cache: 'Dernier relevé de Claude Code',
      statusline: 'Ligne d’état de Claude Code',
      local_estimate: 'Une estimation de cet ordinateur',
    },
    answered: (status) => `réponse HTTP ${status}`,
    readAt: (clock, age) => `${clock}, il y a ${age}`,
    said: (clock) => `La réponse d’Anthropic indique ${clock}\u202f; Quotide arrondit à la minute.`,
    exact: 'Une heure exacte.',
    notStarted: 'Aucune pour l’instant\u202f: la fenêtre commence avec votre prochain message.',
    unknown: 'La source n’en a indiqué aucune.',
    all: (since) =>
      `Toute la consommation de ce compte ${sinceClock(since)}\u202f: Claude Code sur tous les appareils, claude.ai et les apps.`,
    allUnknown:
      'Toute la consommation de ce compte\u202f: Claude Code sur tous les appareils, claude.ai et les apps.',
    scoped: (model) =>
      `La consommation de ${model} par ce compte, sur tous les appareils. Elle compte aussi dans la fenêtre de 7\u202fjours.`,
    other: 'Anthropic n’indique pas ce qui compte ici.',
    machine:
      'Seulement ce que cet ordinateur a consommé. Les autres appareils et claude.ai ne sont pas inclus.',
    tokens: 'Les tokens ci-dessus sont ceux de cet ordinateur seul\u202f: ils peuvent donc différer.',
    clock: 'Horloge',
    clockAhead: (size) =>
      `L’horloge de cet ordinateur avance de ${size}\u202f; Quotide se règle sur l’heure d’Anthropic.`,
    clockBehind: (size) =>
      `L’horloge de cet ordinateur retarde de ${size}\u202f; Quotide se règle sur l’heure d’Anthropic.`,
  },
  today: {
    line: (tokens) => `Aujourd’hui ici\u202f: ${tokens} tokens`,
    most: (line, model, percent) => `${line} · ${model} ${percent}`,
    none: 'Aujourd’hui ici\u202f: pas encore de tokens',
    reading: (percent) => `Lecture des transcriptions de cet ordinateur\u202f: ${percent}`,
    days: 'Les sept derniers jours, aujourd’hui à droite',
    open: (line) => `${line}. Afficher l’activité`,
    soFar: (sums) => `${sums} pour l’instant`,
  },
  resetAlert: {
    on: (at) => `Quotide vous préviendra ${at}.`,
    later: 'Quotide vous préviendra après vos heures calmes.',
    off: 'L’alerte à la réinitialisation est désactivée.',
    turnOn: (at) => `Me prévenir ${at}`,
  },
  accounts: {
    title: 'Comptes',
    shown: 'affiché',
    noNumber: 'pas encore de chiffre',
    ago: (age) => `il y a ${age}`,
  },
};
