import type { refusals as english } from '../en/refusals';

/** Why a setting was refused, in French: the allowed values, in one sentence. */
export const refusals: typeof english = {
  faults: {
    value: 'Cette valeur ne fait pas partie des choix.',
    percents: 'Saisissez jusqu’à dix pourcentages entiers, de 1 à 99.',
    percent: 'Saisissez un pourcentage entier, de 1 à 100.',
    folder: 'Saisissez le chemin complet d’un dossier.',
    time: 'Écrivez l’heure sous la forme 22:00.',
    shortcut: 'Appuyez sur une touche avec Ctrl, Alt, Maj ou Cmd.',
    origin: 'Écrivez l’adresse sous la forme https://host, sans chemin.',
    interval: 'Anthropic peut être interrogé toutes les 3 à 60 minutes.',
    minutes: 'Saisissez un nombre entier de minutes, de 0 à 60.',
    program: 'Saisissez le chemin complet d’un programme.',
    endpoint: 'Écrivez l’adresse sous la forme https://host:4318, sans mot de passe.',
    port: 'Saisissez un port de 1024 à 65535.',
    host: 'Écrivez un hôte tel que ssh l’accepte\u202f: laptop, ou moi@serveur.example.',
    price:
      'Un prix se compose de cinq nombres de 0 à 10\u202f000\u202f: input, output, cacheRead, cacheWrite5m et cacheWrite1h. Un facteur est compris entre 0,001 et 1\u202f000.',
  },
  programs: {
    missing: 'Ce programme n’existe pas.',
    not_a_file: 'C’est un dossier ou un périphérique, pas un programme.',
    not_executable: 'Ce fichier ne peut pas être exécuté. Rendez-le d’abord exécutable (chmod +x).',
  },
  shortcutTaken: 'Ce raccourci est déjà pris. Essayez-en un autre.',
  notStored: (reason) => `Les réglages n’ont pas pu être enregistrés\u202f: ${reason}. Rien n’a été modifié.`,
};
