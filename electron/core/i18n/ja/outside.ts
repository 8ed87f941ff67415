import type { outside as english } from '../en/outside';

/** The question before a setting reaches outside, in Japanese. */
export const outside: typeof english = {
  questions: {
    configDir: (dir) => `${dir} にある Claude Code のログインを使用しますか？`,
    api: (origin) => `${origin} へのログイン情報付きのリクエストを許可しますか？`,
    receiver: (address) => `メトリクスを ${address} に送信しますか？`,
    program: (file) => `イベントが起きたときに ${file} を実行しますか？`,
    machine: (host) => `ssh で ${host} にトークン数を問い合わせますか?`,
  },
  notes: {
    configDir: 'Quotide はそこにあるログインを読み取り、その上限を Anthropic に問い合わせます。',
    api: 'このアドレスの運営者は、この Claude アカウントを利用できるようになります。リクエストが送られるのは、環境変数でこのアドレスが指定されている間だけです。',
    receiver: '「OpenTelemetry に送信」がオンの間、上限、トークン、費用が毎分このアドレスに送られます。',
    program: '現在のユーザーの権限で実行されます。',
    machine:
      'クリックしたとき、または1時間ごとに、Quotide はお使いの鍵で ssh を実行し、相手側で「quotide export」を起動します。このコマンド以外は送信しません。',
  },
  allow: '許可',
  cancel: 'キャンセル',
};
