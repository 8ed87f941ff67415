import type { desktop as english } from '../en/desktop';

/** Notices about missing parts of the desktop, in Japanese. */
export const desktop: typeof english = {
  noTrayTitle: 'Quotide は動作中ですが、アイコンを表示するトレイが見つかりません',
  noTray: '表示したいときは、もう一度 Quotide を起動してください。',
  noTrayGnome:
    '表示したいときは、もう一度 Quotide を起動してください。アイコンを表示するには、GNOME 拡張機能「AppIndicator and KStatusNotifierItem Support」を有効にしてください。',
  understood: 'わかりました',
  pagesBroken: 'Quotide のウィンドウが繰り返し異常終了しています。アイコンには引き続き数値が表示されます。',
  pagesBrokenHelp:
    '多くの場合、Quotide を再起動すると直ります。直らないときは「quotide doctor」を実行してください。',
  restart: 'Quotide を再起動',
  notNow: '後で',
};
