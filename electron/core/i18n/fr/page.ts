import { plural } from '../plural';
import type { page as english } from '../en/page';
import { atClock, atShort, untilClock } from './grammar';

/** The parts of the popover around its rows, in French. */
export const page: typeof english = {
  summary: 'Résumé',
  demo: 'démo',
  demoNote: 'Chiffres simulés\u202f: aucun compte n’est lu',
  chip: {
    starting: 'démarrage',
    live: (age) => `à jour · ${age}`,
    old: (clock) => `relevé ${atShort(clock)}`,
    estimate: 'estimation',
    notReached: 'injoignable',
    problems: {
      no_credentials: 'non connecté',
      expired: 'accès expiré',
      missing_scope: 'aucun accès',
      org_forbids: 'aucun accès',
      keychain_denied: 'aucun accès',
      rate_limited: 'en attente',
      offline: 'hors ligne',
      contract_changed: 'aucune donnée',
    },
    spoken: {
      starting: 'Démarrage. Pas encore de chiffres.',
      problem: (chip, message) => `${chip}. ${message}`,
      live: (source, span) => `À jour. Source\u202f: ${source}, il y a ${span}`,
      estimate: (source, span) => `Estimation. Source\u202f: ${source}, il y a ${span}`,
      old: (clock, source, span) =>
        `relevé ${atClock(clock)}. Source\u202f: ${source}, il y a ${span}, ancien`,
    },
    sources: {
      response_headers: 'en-têtes des réponses d’Anthropic',
      official_api: 'Anthropic',
      claude_code: 'une question à Claude Code',
      claude_code_cache: 'dernier relevé de Claude Code',
      statusline: 'ligne d’état de Claude Code',
      local_estimate: 'estimation de cet ordinateur',
    },
  },
  refresh: 'Actualiser',
  checkAgain: 'Vérifier à nouveau',
  allowAccess: 'Autoriser l’accès',
  askClaudeCode: {
    ask: 'Demander à Claude Code',
    asking: 'Question à Claude Code…',
    failures: {
      not_found: 'Claude Code est introuvable sur cet ordinateur.',
      not_started: 'Impossible de lancer Claude Code.',
      too_slow: 'Claude Code n’a pas répondu en 45 secondes.',
      no_answer: 'Claude Code s’est arrêté sans répondre.',
      no_numbers: 'Claude Code n’a pas pu lire vos limites non plus.',
      other_account: 'Claude Code est connecté à un autre compte.',
    },
  },
  showEstimate: 'Voir l’estimation',
  openCheck: 'Ouvrir le diagnostic',
  signIn: {
    looked: (places) => `Recherche effectuée ${places}.`,
    place: {
      mac: 'dans le trousseau',
      windows: 'dans le Gestionnaire d’identification',
      linux: 'dans le trousseau',
    },
    dir: (dir) => `dans ${dir}`,
    otherFolder: 'Utiliser un autre dossier',
    noClaudeCode: 'Pas encore Claude Code\u202f?',
    getIt: 'Le télécharger',
  },
  statusPage: 'Voir si Anthropic fonctionne',
  usagePage: 'Voir votre consommation sur claude.ai',
  copy: {
    copy: 'Copier',
    command: 'Copier la commande',
    copied: 'Copié',
    failed: 'Non copié',
    spoken: 'Copier la commande claude',
  },
  next: {
    asking: 'interroge Anthropic',
    from: (clock) => `dès ${clock}`,
    online: 'au retour du réseau',
    at: (clock) => atShort(clock),
    in: (minutes) => `dans ${plural('fr', minutes, { other: 'min' })}`,
    looksAt: (clock) => `nouvel essai ${atShort(clock)}`,
    looksIn: (minutes) => `nouvel essai dans ${plural('fr', minutes, { other: 'min' })}`,
  },
  answer: {
    asking: 'Anthropic est interrogé en ce moment',
    upToDate: (age) => `À jour, relevé d’il y a ${age}`,
    justAsked: (age, wait) => `Interrogé il y a ${age}, à nouveau dans ${wait}`,
    login: 'Nouvelle recherche\u202f: aucun identifiant valable',
    waitUntil: (clock) => `Anthropic demande d’attendre ${untilClock(clock)}`,
  },
  loading: {
    found: 'Identifiants de Claude Code trouvés',
    looking: 'Recherche des identifiants de Claude Code',
    asking: 'Demande de vos limites à Anthropic',
    reading: 'Lecture des transcriptions de cet ordinateur',
    waiting: 'en attente d’Anthropic',
  },
};
