import type { history as english } from '../en/history';

/** Faults of the stored history, and deleting it, in Japanese. */
export const history: typeof english = {
  notice: {
    damaged: '履歴が破損していたため退避しました。新しい履歴を開始しています。',
    newer: 'この履歴は新しい Quotide が書いたものです。続けるには Quotide を更新してください。',
    in_memory: '履歴を書き込めません。今回の読み取りは Quotide の終了まで保持されます。',
    waiting: 'ディスクに書き込めません。書き込めるようになるまで読み取りはメモリに保持されます。',
    check_failed: '履歴が破損しています。次回の起動時に退避し、新しい履歴を開始します。',
  },
  showFile: 'ファイルを表示',
  forget: 'このアカウントを忘れる',
  forgetNote: '表示中のアカウントの記録を削除します。新しい読み取りから新しい履歴が始まります。',
  erase: 'すべての履歴を削除',
  eraseNote: '全アカウントの読み取り、イベント、トークン数を完全に削除します。',
  sure: '完全に削除しますか？',
  yes: '削除',
  no: '残す',
  done: '削除しました。',
  shared: '削除しました。別の Quotide が履歴を読み取り中です。終了後にもう一度行ってください。',
  failed: (reason) => `削除できませんでした: ${reason}`,
  nobody: 'アカウントがまだありません。',
};
