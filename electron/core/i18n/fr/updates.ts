import type { updates as english } from '../en/updates';

/** New versions, in French. */
export const updates: typeof english = {
  check: 'Rechercher des mises à jour',
  checkNote: 'Une fois par jour, sur la page du projet. Rien sur vous ni sur cet ordinateur n’est envoyé.',
  newest: (version, clock) => `${version} était la version la plus récente, ${clock}.`,
  expired:
    'La dernière réponse était trop ancienne et a été refusée\u202f: une version plus récente existe peut-être. Vérifiez la date de cet ordinateur, ou consultez la page du projet.',
  available: (version) => `La version ${version} est disponible`,
  ways: {
    deb: 'Téléchargez le .deb et installez-le par-dessus celui-ci.',
    rpm: 'Téléchargez le .rpm et installez-le par-dessus celui-ci.',
    appimage: 'Téléchargez l’AppImage et mettez-la à la place de celle-ci.',
    other: 'Téléchargez-la et mettez-la à la place de celle-ci.',
  },
  open: 'Ouvrir la page',
  install: 'Télécharger les mises à jour',
  installNote: 'En arrière-plan. Chacune est vérifiée, puis installée quand vous relancez Quotide ici.',
  downloading: (percent) => `Téléchargement, ${String(percent)}\u202f%.`,
  ready: (version) => `La version ${version} est prête – relancez pour mettre à jour`,
  readyNote: 'Elle a été vérifiée. Rien ne change avant le prochain lancement.',
  restart: 'Relancer et mettre à jour',
  failures: {
    unlisted: 'Impossible de la télécharger\u202f: il n’y en a pas pour ce système.',
    unsigned: 'Impossible de la télécharger\u202f: ce paquet n’indique pas de source.',
    unreachable: 'Le téléchargement s’est interrompu. Quotide réessaiera demain.',
    status: 'Le serveur a refusé le téléchargement. Quotide réessaiera demain.',
    redirect: 'Le téléchargement menait à une adresse peu sûre et a été refusé.',
    digest: 'Le téléchargement ne correspond pas à ce qui a été publié\u202f: il a été supprimé.',
    signature: 'Sa signature n’a pas pu être confirmée\u202f: il a été supprimé.',
    disk: 'Impossible de l’écrire sur le disque.',
    other: 'Impossible de l’installer.',
  },
  tray: (version) => `La version ${version} est disponible…`,
  trayReady: (version) => `Relancer et passer à ${version}`,
};
