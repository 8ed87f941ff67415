import type { share as english } from '../en/share';

/** Pictures and text to pass on, in French. */
export const share: typeof english = {
  name: 'Partager',
  text: 'Copier comme texte',
  copyPicture: 'Copier l’image',
  savePicture: 'Enregistrer l’image…',
  copied: 'Copié.',
  caption: (source, at) => `${source}, ${at} · Quotide`,
  none: (at) => `Aucun chiffre, ${at} · Quotide`,
};
