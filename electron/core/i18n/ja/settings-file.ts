import type { settingsFile as english } from '../en/settings-file';

/** Faults of the settings file, in Japanese. */
export const settingsFile: typeof english = {
  faults: {
    syntax: (line, column) =>
      `settings.json を読み込めません。${line} 行目 ${column} 文字目に誤りがあります。`,
    too_deep: (line, column) =>
      `settings.json を読み込めません。${line} 行目 ${column} 文字目で入れ子が深すぎます。`,
    empty: 'settings.json が空です。',
    not_text: 'settings.json を読み込めません。テキストファイルではありません。',
    not_object: 'settings.json を読み込めません。{ で始まり } で終わる必要があります。',
    too_large: 'settings.json を読み込めません。1 メガバイトを超えています。',
    not_a_file: 'settings.json を読み込めません。ファイルではなく、フォルダーまたはデバイスです。',
    refused: (reason) => `settings.json を読み込めません（${reason}）。`,
  },
  defaultsUsed: '読み込めるようになるまで、初期設定を使用します。',
  earlierUsed: '読み込めるようになるまで、以前の設定を使用します。',
  wrongOne: (name) => `settings.json の ${name} の値は使用できません。`,
  wrongSeveral: (names) => `settings.json の次の値は使用できません：${names}。`,
  wrongUsed: '代わりに初期値を使用します。',
  showFile: 'ファイルを表示',
  useDefaults: '初期設定を使う',
  notMoved: (reason) => `初期設定を保存できませんでした（${reason}）。`,
};
