import { plural } from '../plural';
import type { page as english } from '../en/page';

/** What stands around the rows of the popover, in Japanese. */
export const page: typeof english = {
  summary: '概要',
  demo: 'デモ',
  demoNote: '模擬の数値です。アカウントは読み取りません',
  chip: {
    starting: '開始中',
    live: (age) => `最新 · ${age}前`,
    old: (clock) => `${clock} 時点`,
    estimate: '推定',
    notReached: '未接続',
    problems: {
      no_credentials: '未ログイン',
      expired: '期限切れ',
      missing_scope: 'アクセス不可',
      org_forbids: 'アクセス不可',
      keychain_denied: 'アクセス不可',
      rate_limited: '待機中',
      offline: 'オフライン',
      contract_changed: 'データなし',
    },
    spoken: {
      starting: '開始中です。数値はまだありません。',
      problem: (chip, message) => `${chip}。${message}`,
      live: (source, span) => `最新。情報源：${source}、${span}前`,
      estimate: (source, span) => `推定。情報源：${source}、${span}前`,
      old: (clock, source, span) => `${clock} 時点。情報源：${source}、${span}前の古い値`,
    },
    sources: {
      response_headers: 'Anthropic の応答ヘッダー',
      official_api: 'Anthropic の報告',
      statusline: 'Claude Code のステータスライン',
      local_estimate: 'このコンピューターでの推定',
    },
  },
  refresh: '更新',
  checkAgain: 'もう一度確認',
  allowAccess: 'アクセスを許可',
  statusPage: 'Anthropic の稼働状況を見る',
  usagePage: 'claude.ai で使用量を見る',
  copy: {
    copy: 'コピー',
    command: 'コマンドをコピー',
    copied: 'コピーしました',
    failed: 'コピーできませんでした',
    spoken: 'コマンド claude をコピー',
  },
  next: {
    asking: 'Anthropic に問い合わせ中',
    from: (clock) => `${clock} から可能`,
    online: 'オンライン復帰後',
    at: (clock) => `次回 ${clock}`,
    in: (minutes) => `次回は ${plural('ja', minutes, { other: '分後' })}`,
    looksAt: (clock) => `${clock} に再確認`,
    looksIn: (minutes) => `${plural('ja', minutes, { other: '分後' })}に再確認`,
  },
  answer: {
    asking: '今 Anthropic に問い合わせ中です',
    upToDate: (age) => `最新です（${age}前）`,
    justAsked: (age, wait) => `${age}前に問い合わせ済み、次は${wait}後`,
    login: '再確認：使えるログインがありません',
    waitUntil: (clock) => `Anthropic の要請により ${clock} まで待機`,
  },
  loading: {
    found: 'Claude Code のログイン情報を確認',
    looking: 'Claude Code のログイン情報を検索中',
    asking: 'Anthropic に利用上限を問い合わせ中',
    waiting: 'Anthropic の応答待ち',
  },
};
