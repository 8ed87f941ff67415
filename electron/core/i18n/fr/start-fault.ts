import type { startFault as english } from '../en/start-fault';

const kinds: (typeof english)['kinds'] = {
  not_writable: (folder, reason) =>
    `Impossible d’écrire dans le dossier de données ${folder}\u202f: ${reason}.`,
  not_makeable: (folder, at, reason) =>
    `Impossible de créer le dossier de données ${folder}, car ${at} n’est pas accessible en écriture\u202f: ${reason}.`,
  read_only: (folder) =>
    `Le dossier de données ${folder} se trouve sur un système de fichiers en lecture seule.`,
  no_space: (folder) => `Il n’y a plus de place pour le dossier de données ${folder}.`,
  not_a_folder: (folder, at) =>
    `Impossible de créer le dossier de données ${folder}, car ${at} n’est pas un dossier.`,
  not_ours: (folder, at) =>
    `Le dossier de données ${folder} contient des fichiers étrangers à Quotide, comme ${at}\u202f; Quotide le laisse donc tel quel.`,
  dangling_link: (folder, at) => `Le dossier de données ${folder} est un lien vers ${at}, qui n’existe pas.`,
  not_lockable: (folder, at) =>
    `Impossible de verrouiller le dossier de données ${folder}\u202f: ${at} fait obstacle, et aucun Quotide en cours d’exécution ne répond.`,
  other: (folder, reason) => `Impossible d’utiliser le dossier de données ${folder}\u202f: ${reason}.`,
};

/** Why the app cannot start, in French. */
export const startFault: typeof english = {
  title: 'Quotide ne peut pas démarrer',
  kinds,
  owner: (path, owner) => `${path} appartient à ${owner}.`,
  mend: (command) => `Cette commande aide\u202f: ${command}`,
  elsewhere: 'Sinon, faites pointer QUOTIDE_DATA_DIR vers un autre dossier.',
  empty: 'Faites pointer QUOTIDE_DATA_DIR vers un dossier nouveau ou vide.',
  unexpected: (reason) => `Une erreur inattendue a interrompu le démarrage\u202f: ${reason}.`,
  again: 'Relancez Quotide. Si l’erreur revient, exécutez quotide doctor et signalez ce qu’il affiche.',
  close: 'Fermer',
};
