import type { proxy as english } from '../en/proxy';

const ofUser = (user: string | null): string => (user === null ? '' : ` (utilisateur ${user})`);

/** The proxy and the status line in the settings, in French. */
export const proxy: typeof english = {
  effects: {
    caption: 'Ce qui change dans Claude Code tant qu’il passe par le proxy',
    more: (count) => `${String(count)} de plus`,
    change: 'Ce qui change dans Claude Code',
    remedy: 'Ce qui aide',
    set: (variable) => `Définissez aussi ${variable}`,
    rows: {
      tools: {
        change:
          'La recherche d’outils MCP se désactive\u202f; avec beaucoup d’outils, chaque requête coûte jusqu’à 30\u202f000 tokens de plus',
        remedy: 'ENABLE_TOOL_SEARCH=true, qui fait partie des lignes ci-dessous',
      },
      cache: {
        change: 'Un bloc de chaque conversation n’est plus mis en cache\u202f: l’entrée augmente un peu',
        remedy: 'Rien de connu',
      },
      remote: {
        change: 'Remote Control ne fonctionne plus',
        remedy: 'Seulement retirer les lignes',
      },
      policies: {
        change: 'Les réglages qu’une organisation garde sur le serveur d’Anthropic ne sont pas récupérés',
        remedy: 'Y laisser le proxy désactivé',
      },
      streaming: {
        change: 'L’entrée des outils arrive par plus gros morceaux',
      },
      traces: { change: 'Les identifiants de trace ne sont pas transmis' },
      checks: {
        change: 'La présence d’un modèle ou du contexte de 1M dans votre forfait n’est pas vérifiée d’avance',
        remedy: 'Choisir le modèle à la main',
      },
      background: {
        change: 'Les sessions en arrière-plan ne voient pas les variables du shell',
        remedy: 'Utiliser plutôt settings.json',
      },
      stopped: {
        change: 'Quand Quotide ne tourne pas, Claude Code réessaie pendant des minutes, puis échoue',
        remedy: 'Retirer les lignes avant de désinstaller Quotide',
      },
    },
  },
  live: {
    title: 'Données en direct',
    note: 'Anthropic ne peut être interrogé que quelques fois par heure. Ces deux sources apportent chaque chiffre au moment où Claude Code le reçoit.',
  },
  title: 'Proxy',
  benefit: 'La source la plus exacte',
  on: 'Lire les limites dans le trafic de Claude Code',
  onNote:
    'Chaque réponse de Claude porte vos limites\u202f: exactes, immédiates, et sans interroger Anthropic.',
  managedFile: (file) =>
    `Cet ordinateur est géré\u202f: ${file} contient les réglages d’une organisation. Demandez d’abord à son administrateur.`,
  managedPlan:
    'Les forfaits Team et Enterprise peuvent avoir des réglages que Claude Code ne récupère pas à travers un proxy. Demandez d’abord à votre administrateur.',
  port: 'Port',
  portNote: 'Sur 127.0.0.1 seulement. Si vous le changez, changez aussi les lignes.',
  secretPath: 'Réservé à Claude Code (chemin secret)',
  secretPathNote:
    'Pour un ordinateur à plusieurs utilisateurs\u202f: l’adresse reçoit un chemin aléatoire, et Quotide refuse toute requête sans lui. Les lignes pour Claude Code changent\u202f; ajoutez-les à nouveau.',
  state: 'État',
  states: {
    off: 'Désactivé',
    listening: (port) => `À l’écoute sur 127.0.0.1:${port}`,
    starting: 'Démarrage',
    again: 'Il a planté et redémarre',
    taken:
      'Un autre programme utilise ce port. Choisissez-en un autre, sinon Quotide démarrera dès que le port sera libre.',
    stranger: (user) =>
      `Un autre programme occupe ce port${ofUser(user)}. Si les réglages de Claude Code désignent ce port, Claude Code envoie ses identifiants à ce programme. Retirez-y les lignes, ou arrêtez ce programme.`,
    failed: (code) => `Impossible d’écouter (${code}). Quotide continue d’essayer.`,
  },
  test: 'Tester',
  testNote: 'N’interroge que le proxy. Rien n’est envoyé à Anthropic.',
  tests: {
    answers: 'Le proxy répond.',
    silent: 'Rien ne répond sur ce port.',
    stranger: (user) =>
      `Un autre programme répond sur ce port${ofUser(user)}, pas Quotide. Si les réglages de Claude Code désignent ce port, ce programme reçoit ses identifiants.`,
  },
  alarm: {
    title: 'Claude Code envoie peut-être ses identifiants à un autre programme',
    body: (port, user) =>
      `Un autre programme occupe le port ${port}${ofUser(user)}, pas Quotide. Si les réglages de Claude Code désignent ce port, retirez-y les lignes, ou arrêtez ce programme.`,
  },
  setup: 'Lignes pour Claude Code',
  setupNote: 'Quotide ne modifie aucun fichier de Claude Code. Ajoutez vous-même l’une des deux variantes.',
  shell: 'Pour un shell',
  settings: 'Pour le settings.json de Claude Code',
  undo: 'Pour annuler',
  undoNote:
    'Retirez les lignes de settings.json ou du profil de votre shell\u202f; dans un shell ouvert, exécutez ceci.',
  copyNamed: (what) => `Copier\u202f: ${what}`,
  proof: 'Ce qui est passé',
  proofNote: 'Depuis le démarrage du proxy. Le contenu des requêtes n’est ni enregistré ni modifié.',
  proofNone: 'Rien à compter tant que le proxy n’est pas à l’écoute.',
  summary: (requests, wrong) =>
    `Requêtes\u202f: ${requests}. Interrompues, non comprises ou perdues\u202f: ${wrong}.`,
  figures: {
    requests: 'Requêtes',
    active: 'En cours',
    bytesUp: 'Envoyé à Anthropic',
    bytesDown: 'Reçu',
    addedP50: 'Retard ajouté, pour la moitié des requêtes',
    addedP99: 'Retard ajouté, pour 99 requêtes sur 100',
    headersSeen: 'Réponses avec limites, toutes transmises',
    usesSeen: 'Réponses dont les tokens sont comptés',
    usesUnknown: 'Tokens illisibles',
    tapErrors: 'Erreurs de comptage, trafic intact',
    replaced: 'Limites remplacées par de plus récentes avant lecture',
    dropped: 'Perdu car Quotide était trop occupé, trafic intact',
    refused: 'Refusées (pages web, tests)',
    upstreamErrors: 'Anthropic injoignable ou interrompu',
    aborted: 'Interrompues par Claude Code',
  },
  unknown: 'rien encore',
  line: {
    title: 'Ligne d’état',
    about: 'Lire les limites dans la ligne d’état de Claude Code',
    note: 'Sans effets secondaires\u202f: Claude Code transmet les deux fenêtres à sa ligne d’état après chaque réponse, et Anthropic n’est pas interrogé.',
    add: 'Pour le settings.json de Claude Code',
    addNote:
      'Quotide ne modifie aucun fichier de Claude Code. Ajoutez ceci vous-même, à la place d’un éventuel statusLine déjà présent.',
    chained: 'Votre propre ligne reste\u202f: Quotide l’exécute et affiche son résultat.',
    installed: 'Les réglages de Claude Code désignent Quotide.',
    remove: 'Pour annuler',
    removeNote: 'Retirez statusLine de settings.json.',
    restoreNote: 'Remettez le statusLine qui s’y trouvait avant.',
    heard: 'Dernier relevé',
    never: 'jamais',
  },
};
