/** Pictures and text to pass on, in English. */
export const share = {
  name: 'Share',
  text: 'Copy as text',
  copyPicture: 'Copy picture',
  savePicture: 'Save picture…',
  copied: 'Copied.',
  /** Below a picture, and the last line of the text. */
  caption: (source: string, at: string) => `${source}, ${at} · Quotide`,
  none: (at: string) => `No numbers, ${at} · Quotide`,
};
