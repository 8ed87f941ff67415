import type { share as english } from '../en/share';

/** Pictures and text to pass on, in Spanish. */
export const share: typeof english = {
  name: 'Compartir',
  text: 'Copiar como texto',
  copyPicture: 'Copiar imagen',
  savePicture: 'Guardar imagen…',
  copied: 'Copiado.',
  caption: (source, at) => `${source}, ${at} · Quotide`,
  none: (at) => `Sin cifras, ${at} · Quotide`,
};
