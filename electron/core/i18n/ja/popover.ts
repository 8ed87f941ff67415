import type { popover as english } from '../en/popover';

/** The popover, in Japanese. */
export const popover: typeof english = {
  amount: {
    used: (percent) => `${percent} 使用済み`,
    left: (percent) => `残り ${percent}`,
    flip: (said, click) => `${said}。${click}`,
    showLeft: '残りを表示',
    showUsed: '使用済みを表示',
  },
  reset: {
    inTime: (countdown) => `リセットまで ${countdown}`,
    atTime: (clock) => `リセット ${clock}`,
    then: (countdown) => `あと ${countdown}`,
    showClock: '時刻を先に表示',
    showCountdown: '残り時間を先に表示',
  },
  since: (clock) => `${clock} から`,
  seen: (clock) => `${clock} に確認`,
  why: {
    ask: 'この数字の根拠',
    askAbout: (label) => `${label}：この数字の根拠`,
    reported: '報告値',
    shown: '表示',
    source: '情報源',
    read: '取得',
    reset: 'リセット',
    counts: '対象',
    used: (percent) => `${percent} 使用済み`,
    nothing: 'パーセントなし',
    ended: '終了した期間の値',
    between: (low, high) => `${low} から ${high} の間`,
    rounded: '整数のパーセントです。1 未満は <1、100 は実際に達したときだけ表示します。',
    sources: {
      response_headers: 'Claude の応答ヘッダー',
      official_api: 'Anthropic の使用状況',
      claude_code: 'Claude Code への問い合わせ',
      claude_code_cache: 'Claude Code の前回の取得値',
      statusline: 'Claude Code のステータスライン',
      local_estimate: 'このコンピューターでの推定',
    },
    answered: (status) => `HTTP ${status} で応答`,
    readAt: (clock, age) => `${clock}（${age}前）`,
    taken: '→',
    wavers: '記載は最大 2 秒ゆれるため、Quotide は分単位にそろえます。',
    exact: '正確な時刻です。',
    notStarted: 'まだありません。次のメッセージで始まります。',
    unknown: '情報源に記載がありません。',
    all: (since) =>
      `${since} 以降のこのアカウントのすべての利用：全デバイスの Claude Code、claude.ai、アプリ。`,
    allUnknown: 'このアカウントのすべての利用：全デバイスの Claude Code、claude.ai、アプリ。',
    scoped: (model) => `このアカウントの ${model} の利用（全デバイス）。7 日間のウィンドウにも含まれます。`,
    other: '何が含まれるかを Anthropic は公表していません。',
    machine: 'このコンピューターの利用だけです。ほかのデバイスと claude.ai は含みません。',
    tokens: '上のトークン数はこのコンピューターだけのもので、一致するとは限りません。',
    clock: '時計',
    clockAhead: (size) =>
      `このコンピューターの時計は${size}進んでいます。QuotideはAnthropicの時刻で計算します。`,
    clockBehind: (size) =>
      `このコンピューターの時計は${size}遅れています。QuotideはAnthropicの時刻で計算します。`,
  },
  accounts: {
    title: 'アカウント',
    shown: '表示中',
    noNumber: 'まだ数字がありません',
    ago: (age) => `${age}前`,
  },
};
