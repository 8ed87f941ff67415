import type { share as english } from '../en/share';

/** Pictures and text to pass on, in German. */
export const share: typeof english = {
  name: 'Teilen',
  text: 'Als Text kopieren',
  copyPicture: 'Bild kopieren',
  savePicture: 'Bild sichern …',
  copied: 'Kopiert.',
  /** Below a picture, and the last line of the text. */
  caption: (source, at) => `${source}, ${at} · Quotide`,
  none: (at) => `Keine Zahlen, ${at} · Quotide`,
};
