import type { autostart as english } from '../en/autostart';

/** The start at login, in Japanese. */
export const autostart: typeof english = {
  comment: 'Claude の利用上限をパネルに表示',
  requiresApproval: 'macOS での許可が必要です：システム設定の「一般」→「ログイン項目」。',
  blockedBySystem:
    'タスク マネージャーの「スタートアップ アプリ」で無効になっています。そこで有効にしてください。',
  notInstalled: 'ログイン時に起動できるのは、インストール版の Quotide だけです。',
  confined: 'この形式のパッケージは、ログイン時の起動に自分を登録できません。',
  failed: (reason) => `変更できませんでした：${reason}`,
  unreadable: (reason) => `ログイン時に起動するかどうかを確認できません：${reason}`,
};
