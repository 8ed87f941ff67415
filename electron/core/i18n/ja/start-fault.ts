import type { startFault as english } from '../en/start-fault';

/** Why the app cannot start, in Japanese. */
export const startFault: typeof english = {
  title: 'Quotide を起動できません',
  kinds: {
    not_writable: (folder, reason) => `データフォルダー ${folder} に書き込めません（${reason}）。`,
    not_makeable: (folder, at, reason) =>
      `${at} に書き込めないため、データフォルダー ${folder} を作成できません（${reason}）。`,
    read_only: (folder) => `データフォルダー ${folder} は読み取り専用のファイルシステムにあります。`,
    no_space: (folder) => `データフォルダー ${folder} のための空き容量がありません。`,
    not_a_folder: (folder, at) =>
      `${at} がフォルダーではないため、データフォルダー ${folder} を作成できません。`,
    not_ours: (folder, at) =>
      `データフォルダー ${folder} には Quotide 以外のファイル（${at} など）があるため、Quotide は何も変更しません。`,
    dangling_link: (folder, at) =>
      `データフォルダー ${folder} は ${at} へのリンクですが、リンク先が存在しません。`,
    not_lockable: (folder, at) =>
      `データフォルダー ${folder} をロックできません。${at} が妨げていますが、動作中の Quotide は応答しません。`,
    other: (folder, reason) => `データフォルダー ${folder} を使用できません（${reason}）。`,
  },
  owner: (path, owner) => `${path} の所有者は ${owner} です。`,
  mend: (command) => `次のコマンドで解決できます：${command}`,
  elsewhere: 'または、QUOTIDE_DATA_DIR に別のフォルダーを指定してください。',
  empty: 'QUOTIDE_DATA_DIR に新しいフォルダーか空のフォルダーを指定してください。',
  unexpected: (reason: string) => `予期しないエラーのため起動できませんでした: ${reason}`,
  again:
    'もう一度 Quotide を起動してください。同じエラーが出る場合は、quotide doctor の出力を報告してください。',
  close: '閉じる',
};
