import type { mini as english } from '../en/mini';

/** The mini view, in Japanese. */
export const mini: typeof english = {
  title: 'ミニ表示',
  note: '常に手前に表示される小さな画面で、2 つの上限を示します。ドラッグで移動できます。',
  clickThrough: 'クリックをミニ表示の下に通す',
  clickThroughNote: 'オンの間は移動できません。ここか、トレイのメニューで隠せます。',
  dashboard: 'ダッシュボードを開く',
  hide: 'ミニ表示を隠す',
};
