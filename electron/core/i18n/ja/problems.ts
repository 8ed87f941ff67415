import type { problems as english } from '../en/problems';

/** Problems, in Japanese. */
export const problems: typeof english = {
  no_credentials: {
    message: 'まず Claude Code にログインしてください。',
    advice: 'Quotide は、Claude Code がこの PC に保存したログイン情報を読み取ります。変更はしません。',
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
    message: {
      no_network: (clock) => `${clock} からオフラインです。`,
      no_answer: (clock) => `${clock} から Anthropic の応答がありません。`,
    },
    advice: 'Quotide は接続を試し続け、Anthropic が応答したら数値を表示します。',
    adviceWithNumbers: 'Quotide は接続を試し続けます。最後の数値は表示されたままです。',
  },
  contract_changed: {
    message: 'Anthropic の応答の形式が変わりました。',
    advice: 'Quotide は理解できるものだけを表示します。',
    nothingLeft: {
      message: 'Anthropic の応答が変わったため、表示できる数値がありません。',
      advice: 'Quotide のアップデートが必要になります。',
    },
  },
  keychain_denied: {
    message: 'キーチェーンへのアクセスが拒否されました。',
    advice: 'ほかの方法は試していません。',
  },
  unreadable: {
    file: (reason) => `${reason}そのため、ログインファイルを読み取れませんでした。`,
    store: (reason) => `${reason}そのため、保存されたログイン情報を読み取れませんでした。`,
    reasons: {
      too_large: 'サイズが大きすぎます。',
      outside_link: 'ホームフォルダーの外へのリンクです。',
      no_permission: '読み取る権限がありません。',
      not_a_file: 'ファイルではないものが置かれています。',
      empty: '中身が空です。',
      not_json: '途中で切れているか、壊れています。',
      not_text: '正しいテキストではありません。',
      damaged: '内容が壊れています。',
      no_answer: 'ディスクが応答しません。',
      failed: 'システムがエラーを報告しています。',
    },
    advice: {
      too_large: '使わなくなった MCP サーバーのログイン情報を削除してください。',
      outside_link: 'Quotide がたどるのは、ホームフォルダー内へのリンクだけです。',
      no_permission: '自分のユーザーがファイルを読み取れるようにしてください。',
      not_a_file: 'それを移動してから、`claude` を実行してログインしてください。',
      damaged: '`claude` を実行してください。それでも直らない場合は、もう一度ログインしてください。',
      passing: 'Quotide が自動的にもう一度確認します。',
    },
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
  refused: {
    until: {
      message: 'Anthropic がいまは応答を拒否しています。',
      advice: (when) => `Quotide は ${when} にもう一度問い合わせます。`,
      both: (when) => `Anthropic がいまは応答を拒否しています。Quotide は ${when} にもう一度問い合わせます。`,
    },
    over: {
      message: 'Anthropic が前回の問い合わせを拒否しました。',
      advice: 'いま Quotide が問い合わせます。',
      both: 'Anthropic が前回の問い合わせを拒否しました。いま Quotide が問い合わせます。',
    },
    open: {
      message: 'Anthropic がいまは応答を拒否しています。',
      advice: '後で Quotide が問い合わせます。',
      both: 'Anthropic がいまは応答を拒否しています。後で Quotide が問い合わせます。',
    },
    mayNotRead:
      'このログインでは使用量を読み取れない可能性があります。Claude Code にもう一度ログインしてください。',
  },
};
