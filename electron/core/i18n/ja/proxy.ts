import type { proxy as english } from '../en/proxy';

/** The proxy and the status line in the settings, in Japanese. */
export const proxy: typeof english = {
  effects: {
    caption: 'プロキシを通している間に Claude Code で変わること',
    more: (count) => `ほか ${String(count)} 件`,
    change: 'Claude Code で変わること',
    remedy: '対処',
    set: (variable) => `${variable} も設定してください`,
    rows: {
      tools: {
        change:
          'MCP のツール検索が無効になります。ツールが多いと、リクエストごとに最大 30,000 トークン増えます',
        remedy: '下の行にある ENABLE_TOOL_SEARCH=true',
      },
      cache: {
        change: '会話の一部がキャッシュされなくなり、入力が少し増えます',
        remedy: '対処は知られていません',
      },
      remote: { change: 'Remote Control が使えなくなります', remedy: '行を取り除くしかありません' },
      policies: {
        change: '組織が Anthropic のサーバーに置いた設定は取得されません',
        remedy: 'その環境ではプロキシを使わないでください',
      },
      streaming: {
        change: 'ツールの入力が届く単位が大きくなります',
      },
      traces: { change: 'トレース ID が送られません' },
      checks: {
        change: 'モデルや 1M コンテキストがプランに含まれるかは、事前に確認されません',
        remedy: 'モデルを手動で選んでください',
      },
      background: {
        change: 'バックグラウンドのセッションはシェルの変数を読みません',
        remedy: '代わりに settings.json を使ってください',
      },
      stopped: {
        change: 'Quotide が動いていないと、Claude Code は数分間再試行したあと失敗します',
        remedy: 'Quotide を削除する前に行を取り除いてください',
      },
    },
  },
  live: {
    title: 'ライブデータ',
    note: 'Anthropic への問い合わせは 1 時間に数回だけです。次の二つなら、Claude Code が受け取った数値がすぐに届きます。',
  },
  title: 'プロキシ',
  benefit: '最も正確な情報源',
  on: 'Claude Code の通信から利用上限を読み取る',
  onNote:
    'Claude の応答には毎回、利用上限の値が含まれます。正確かつ即時で、Anthropic への問い合わせは不要です。',
  managedFile: (file) =>
    `この PC は管理されています：${file} に組織の設定があります。先に管理者に確認してください。`,
  managedPlan:
    'Team と Enterprise では、プロキシを通すと Claude Code が組織の設定を取得しないことがあります。先に管理者に確認してください。',
  port: 'ポート',
  portNote: '127.0.0.1 だけで待ち受けます。変更したら、下の行も変えてください。',
  secretPath: 'Claude Code だけが使えるようにする（秘密のパス）',
  secretPathNote:
    '複数のユーザーが使うコンピューター向けです。アドレスにランダムなパスが付き、それを含まないリクエストは拒否されます。Claude Code に入れる行が変わるので、もう一度入れてください。',
  state: '状態',
  states: {
    off: 'オフ',
    listening: (port) => `127.0.0.1:${port} で待ち受け中`,
    starting: '起動中',
    again: '予期せず終了したため、再起動しています',
    taken: 'このポートは別のプログラムが使用中です。別のポートを選んでください。空けば自動的に起動します。',
    stranger: (user) =>
      `このポートは別のプログラム${user === null ? '' : `（ユーザー ${user}）`}が使用しています。Claude Code の設定にこのポートがある場合、Claude Code はログイン情報をそのプログラムに送っています。設定から行を取り除くか、そのプログラムを終了してください。`,
    failed: (code) => `待ち受けできません（${code}）。再試行します。`,
  },
  test: 'テスト',
  testNote: 'プロキシだけに問い合わせます。Anthropic には何も送りません。',
  tests: {
    answers: 'プロキシが応答しました。',
    silent: 'このポートでは何も応答しません。',
    stranger: (user) =>
      `このポートで応答しているのは Quotide ではなく、別のプログラム${user === null ? '' : `（ユーザー ${user}）`}です。Claude Code の設定にこのポートがある場合、ログイン情報はそのプログラムに渡ります。`,
  },
  alarm: {
    title: 'Claude Code がログイン情報を別のプログラムに送っている可能性があります',
    body: (port, user) =>
      `ポート ${port} を使用しているのは Quotide ではなく、別のプログラム${user === null ? '' : `（ユーザー ${user}）`}です。Claude Code の設定にこのポートがある場合は、設定から行を取り除くか、そのプログラムを終了してください。`,
  },
  setup: 'Claude Code に入れる行',
  setupNote: 'Quotide は Claude Code のファイルを変更しません。どちらか一方をご自身で入れてください。',
  shell: 'シェル用',
  settings: 'Claude Code の settings.json 用',
  undo: '元に戻す',
  undoNote:
    'settings.json またはシェルのプロファイルから行を取り除いてください。開いているシェルでは、これを実行します。',
  copyNamed: (what) => `コピー：${what}`,
  proof: '通過した内容',
  proofNote: 'プロキシの起動以降。リクエストの内容は保存も変更もしません。',
  proofNone: 'プロキシが待ち受けていないため、数えるものがありません。',
  summary: (requests, wrong) => `リクエスト：${requests}。中断・解釈不能・消失：${wrong}。`,
  figures: {
    requests: 'リクエスト',
    active: '処理中',
    bytesUp: 'Anthropic への送信',
    bytesDown: '受信',
    addedP50: '追加の遅延（半数がこれ以下）',
    addedP99: '追加の遅延（100 件中 99 件がこれ以下）',
    headersSeen: '上限を含む応答（すべて転送済み）',
    usesSeen: 'トークンを数えた応答',
    usesUnknown: 'トークンを読めなかった応答',
    tapErrors: '計数の失敗（通信には影響なし）',
    replaced: '読む前に新しい値で置き換えられた上限',
    dropped: 'Quotide の処理が追いつかず失われた記録（通信には影響なし）',
    refused: '拒否（Web ページ、テスト）',
    upstreamErrors: 'Anthropic 側の切断または接続不可',
    aborted: 'Claude Code による中断',
  },
  unknown: 'まだありません',
  line: {
    title: 'ステータスライン',
    about: 'Claude Code のステータスラインから利用上限を読み取る',
    note: '副作用はありません。Claude Code は応答ごとに両方の枠をステータスラインに渡します。Anthropic への問い合わせは不要です。',
    add: 'Claude Code の settings.json 用',
    addNote:
      'Quotide は Claude Code のファイルを変更しません。ご自身で入れてください。既存の statusLine は置き換えます。',
    chained: 'ご自身の行は残ります。Quotide がそれを実行し、その出力を表示します。',
    installed: 'Claude Code の設定に Quotide が入っています。',
    remove: '元に戻す',
    removeNote: 'settings.json から statusLine を取り除いてください。',
    restoreNote: '以前の statusLine に戻してください。',
    heard: '最後の受信',
    never: 'なし',
  },
};
