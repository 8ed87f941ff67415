import type { problems as english } from '../en/problems';

/** What keeps the numbers from being live, in Japanese. */
export const problems: typeof english = {
  no_credentials: {
    message: 'まず Claude Code にログインしてください。',
    advice:
      'Quotide は、Claude Code がこのコンピューターに保存したログイン情報を読み取ります。変更はしません。',
    adviceWithNumbers: '`claude` でログインしてください。それまでは最後の数値を表示します。',
  },
  expired: {
    message: 'ログインの有効期限が切れました。',
    advice: '`claude` を一度実行すると更新されます。',
  },
  missing_scope: {
    message: 'このログインでは使用量を読み取れません。',
    advice: 'Claude Code にもう一度ログインしてください。',
  },
  org_forbids: {
    message: '組織が使用量の読み取りを許可していません。',
    advice: 'Quotide は 1\u202f時間ごとに問い合わせます。',
  },
  offline: {
    message: (clock) => `${clock} からオフラインです。`,
    advice: 'Quotide は接続を試し続け、Anthropic が応答したら数値を表示します。',
    adviceWithNumbers: 'Quotide は接続を試し続けます。最後の数値は表示されたままです。',
  },
  contract_changed: {
    message: 'Anthropic の応答の形式が変わりました。',
    advice: 'Quotide は理解できるものだけを表示します。',
  },
  keychain_denied: {
    message: 'キーチェーンへのアクセスが拒否されました。',
    advice: 'ほかの方法は試していません。',
  },
  waiting: {
    until: {
      message: (clock) => `Anthropic から ${clock} まで待つよう求められています。`,
      advice: 'その後 Quotide が問い合わせます。',
      both: (clock) =>
        `Anthropic から ${clock} まで待つよう求められています。その後 Quotide が問い合わせます。`,
    },
    over: {
      message: (clock) => `Anthropic から ${clock} まで待つよう求められていました。`,
      advice: 'いま Quotide が問い合わせます。',
      both: (clock) =>
        `Anthropic から ${clock} まで待つよう求められていました。いま Quotide が問い合わせます。`,
    },
    open: {
      message: 'Anthropic から待つよう求められています。',
      advice: '後で Quotide が問い合わせます。',
      both: 'Anthropic から待つよう求められています。後で Quotide が問い合わせます。',
    },
  },
};
