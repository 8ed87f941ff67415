import type { problems as english } from '../en/problems';
import { sinceClock, untilClock } from './grammar';

/** Problems, in French: what happened, and the advice or what Quotide does next. */
export const problems: typeof english = {
  no_credentials: {
    message: 'Connectez-vous d’abord à Claude Code.',
    advice:
      'Quotide lit les identifiants que Claude Code garde sur cet ordinateur. Il ne les modifie jamais.',
    adviceWithNumbers:
      'Exécutez `claude` pour vous connecter\u202f; d’ici là, les derniers chiffres restent affichés.',
  },
  expired: {
    message: 'Vos identifiants ont expiré.',
    advice: 'Exécutez `claude` une fois pour les renouveler.',
  },
  missing_scope: {
    message: 'Accès insuffisant pour lire la consommation.',
    advice: 'Connectez-vous à nouveau à Claude Code.',
  },
  org_forbids: {
    message: 'Votre organisation bloque ces relevés.',
    advice: 'Quotide redemande toutes les heures.',
  },
  offline: {
    message: {
      no_network: (clock) => `Hors ligne ${sinceClock(clock)}.`,
      no_answer: (clock) => `Anthropic ne répond pas ${sinceClock(clock)}.`,
    },
    advice: 'Quotide continue d’essayer et affichera vos chiffres dès qu’Anthropic répondra.',
    adviceWithNumbers: 'Quotide continue d’essayer\u202f; les derniers chiffres restent affichés.',
  },
  contract_changed: {
    message: 'La réponse d’Anthropic a changé de forme.',
    advice: 'Quotide n’affiche que ce qu’il comprend.',
    nothingLeft: {
      message: 'Anthropic a changé sa réponse\u202f: il n’y a donc rien à afficher.',
      advice: 'Une mise à jour de Quotide sera nécessaire.',
    },
  },
  keychain_denied: {
    message: 'Le trousseau a refusé l’accès à Quotide.',
    advice: 'Rien d’autre n’a été tenté.',
  },
  unreadable: {
    file: (reason) => `Impossible de lire le fichier des identifiants\u202f: ${reason}.`,
    store: (reason) => `Impossible de lire les identifiants enregistrés\u202f: ${reason}.`,
    reasons: {
      too_large: 'la taille dépasse 1\u202fMio',
      outside_link: 'c’est un lien vers un endroit hors du dossier personnel',
      no_permission: 'Quotide n’a pas le droit d’y accéder',
      not_a_file: 'à leur place se trouve autre chose qu’un fichier',
      empty: 'le contenu est vide',
      not_json: 'le contenu est tronqué ou endommagé',
      not_text: 'le contenu n’est pas du texte valide',
      damaged: 'le contenu est endommagé',
      no_answer: 'le disque ne répond pas',
      failed: 'le système signale une erreur',
    },
    advice: {
      too_large: 'Supprimez les accès des serveurs MCP qui ne servent plus.',
      outside_link: 'Quotide ne suit un lien que dans le dossier personnel.',
      no_permission: 'Rendez le fichier lisible pour votre propre utilisateur.',
      not_a_file: 'Déplacez cet élément, puis exécutez `claude` et connectez-vous.',
      damaged: 'Exécutez `claude`\u202f; si rien ne change, connectez-vous à nouveau.',
      passing: 'Quotide réessaie de lui-même.',
    },
  },
  waiting: {
    until: {
      message: (clock) => `Anthropic fait patienter ${untilClock(clock)}.`,
      advice: 'Quotide redemandera alors.',
      both: (clock) => `Anthropic fait patienter ${untilClock(clock)}\u202f; Quotide redemandera alors.`,
    },
    over: {
      message: (clock) => `Anthropic a fait patienter ${untilClock(clock)}.`,
      advice: 'Quotide redemande maintenant.',
      both: (clock) => `Anthropic a fait patienter ${untilClock(clock)}\u202f; Quotide redemande maintenant.`,
    },
    open: {
      message: 'Anthropic fait patienter.',
      advice: 'Quotide redemandera plus tard.',
      both: 'Anthropic fait patienter\u202f; Quotide redemandera plus tard.',
    },
  },
  refused: {
    until: {
      message: 'Anthropic refuse pour l’instant.',
      advice: (when) => `Quotide redemandera ${when}.`,
      both: (when) => `Anthropic refuse pour l’instant\u202f; Quotide redemandera ${when}.`,
    },
    over: {
      message: 'Anthropic a refusé la dernière requête.',
      advice: 'Quotide redemande maintenant.',
      both: 'Anthropic a refusé la dernière requête\u202f; Quotide redemande maintenant.',
    },
    open: {
      message: 'Anthropic refuse pour l’instant.',
      advice: 'Quotide redemandera plus tard.',
      both: 'Anthropic refuse pour l’instant\u202f; Quotide redemandera plus tard.',
    },
    mayNotRead:
      'Ces identifiants ne permettent peut-être pas de lire la consommation\u202f: reconnectez-vous avec Claude Code.',
  },
};
