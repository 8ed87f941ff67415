import type { share as english } from '../en/share';

/** Pictures and text to pass on, in Japanese. */
export const share: typeof english = {
  name: '共有',
  text: 'テキストとしてコピー',
  copyPicture: '画像をコピー',
  savePicture: '画像を保存…',
  copied: 'コピーしました。',
  /** Below a picture, and the last line of the text. */
  caption: (source, at) => `${source}、${at} · Quotide`,
  none: (at) => `数値なし、${at} · Quotide`,
};
