import type { history as english } from '../en/history';

/** Faults of the stored history, and deleting it, in French. */
export const history: typeof english = {
  notice: {
    damaged: 'L’historique était endommagé et a été mis de côté. Un nouveau a commencé.',
    newer: 'Cet historique vient d’une version plus récente. Mettez Quotide à jour pour le poursuivre.',
    in_memory: 'L’historique ne peut pas être enregistré. Les nouveaux relevés attendent en mémoire.',
    waiting: 'Impossible d’écrire sur le disque. Les relevés attendent en mémoire.',
    check_failed:
      'L’historique est endommagé, et un autre programme l’a ouvert. Fermez ce programme\u202f; Quotide réparera ensuite l’historique.',
    locked:
      'Un autre programme a verrouillé l’historique. Les nouveaux relevés attendent en mémoire que ce programme soit fermé.',
    missing:
      'Le fichier de l’historique avait disparu\u202f: un nouvel historique a donc commencé. Pour utiliser une sauvegarde, quittez Quotide et remettez-la en place.',
    emptied:
      'Le fichier de l’historique était vide\u202f: un nouvel historique a donc commencé. Pour utiliser une sauvegarde, quittez Quotide et remettez-la en place.',
    restored:
      'Le fichier de l’historique a été supprimé pendant que Quotide tournait, et Quotide l’a réécrit. Pour supprimer l’historique définitivement, passez par Réglages, Données.',
    replaced:
      'Un fichier d’historique plus ancien a remplacé celui qui était ouvert, et Quotide l’utilise à présent. L’autre a été mis de côté.',
    not_kept:
      'L’historique n’est pas enregistré\u202f: Quotide ne peut pas écrire dans son dossier de données. Rendez ce dossier accessible en écriture.',
  },
  showFile: 'Afficher le fichier',
  forget: 'Oublier ce compte',
  forgetNote:
    'Supprime tout ce qui est enregistré pour le compte affiché. De nouveaux relevés commencent un nouvel historique.',
  erase: 'Supprimer tout l’historique',
  eraseNote: 'Relevés, événements et nombres de tokens de tous les comptes, définitivement.',
  sure: 'Supprimer définitivement\u202f?',
  yes: 'Supprimer',
  no: 'Conserver',
  done: 'Supprimé.',
  shared: 'Supprimé. Un autre Quotide lit l’historique\u202f: supprimez à nouveau une fois qu’il est fermé.',
  failed: (reason) => `Rien n’a été supprimé\u202f: ${reason}.`,
  nobody: 'Aucun compte connu pour l’instant.',
};
