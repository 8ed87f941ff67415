import type { refusals as english } from '../en/refusals';

/** Why a setting was refused, in Japanese. */
export const refusals: typeof english = {
  faults: {
    value: 'この値は選べません。',
    percents: '1 から 99 までの整数のパーセントを 10 個まで入力してください。',
    percent: '1 から 100 までの整数のパーセントを入力してください。',
    folder: 'フォルダーの絶対パスを指定してください。',
    time: '時刻は 22:00 の形で入力してください。',
    shortcut: 'Ctrl、Alt、Shift、Cmd のいずれかと一緒にキーを押してください。',
    origin: 'アドレスは https://host の形で、パスなしで入力してください。',
    interval: 'Anthropic への問い合わせは 3 分から 60 分ごとに設定できます。',
    minutes: '0 から 60 までの整数（分）を入力してください。',
    program: 'プログラムの絶対パスを指定してください。',
    endpoint: 'アドレスはパスワードなしで https://host:4318 の形で入力してください。',
    port: 'ポートは 1024 から 65535 の間で入力してください。',
    host: 'ssh で使う形でホストを入力してください(例:laptop、me@server.example)。',
    price:
      '料金はトークンの種類ごとに 0 から 10,000 までの数値を五つ、係数は 0.001 から 1,000 までの数値を入力してください。',
  },
  programs: {
    missing: 'そのプログラムはありません。',
    not_a_file: 'フォルダーまたはデバイスで、プログラムではありません。',
    not_executable: 'このファイルは実行できません。先に実行権限を付けてください（chmod +x）。',
  },
  shortcutTaken: 'このショートカットはシステムで使用中です。別のものを選んでください。',
  notStored: (reason) => `設定を保存できませんでした：${reason}。変更はありません。`,
};
