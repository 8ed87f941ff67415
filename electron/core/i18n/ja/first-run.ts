import type { firstRun as english } from '../en/first-run';

/** The first run, in Japanese. */
export const firstRun: typeof english = {
  title: 'Quotide はここにあります。',
  again: '数字をクリックすると、いつでもこの画面を開けます。',
  autostart: 'ログイン時に開く',
  alerts: (before, last) => `${before === '' ? last : `${before}、${last}`} で通知`,
  alertsWithoutPercents: '通知',
  sample: 'テスト通知を送信',
  done: 'わかりました',
  runs: {
    menuBar: 'Quotide は実行中です。メニューバーの数字をご覧ください。Ctrl-C で終了します。',
    taskbar: 'Quotide は実行中です。時計のそばの数字をご覧ください。Ctrl-C で終了します。',
    panel: 'Quotide は実行中です。パネルの数字をご覧ください。Ctrl-C で終了します。',
  },
};
