import type { activity as english } from '../en/activity';

/** The activity page, in Japanese. */
export const activity: typeof english = {
  by: '分類',
  groups: { families: 'モデル', projects: 'プロジェクト' },
  tokens: {
    minutes: '5分あたりのトークン',
    hour: '1時間あたりのトークン',
    day: '1日あたりのトークン',
    week: '1週間あたりのトークン',
    month: '1か月あたりのトークン',
  },
  summary: (most, when, total) => `合計${total}トークン。最多は${when}の${most}です。`,
  otherModels: 'その他',
  noProject: 'フォルダなし',
  others: (count) => `ほか${String(count)}件`,
  columns: {
    project: 'プロジェクト',
    branch: 'ブランチ',
    model: 'モデル',
    tokens: 'トークン',
    share: '割合',
    cost: '金額換算',
  },
  models: 'モデル別',
  when: '作業する時間帯',
  more: '1時間あたりのトークンが多い',
  facts: {
    total: 'トークン',
    cached: 'うちキャッシュ読み取り',
    out: '出力',
    worth: '従量料金での換算',
    busiest: '最も多い時間帯',
    messages: '応答',
  },
  unknownPrice: '料金不明',
  unpriced: (count) => `${String(count)}件の応答は料金が不明なため含まれていません。`,
  empty: 'この期間に数えたトークンはありません。',
  emptyWhy: 'このコンピューターのClaude Codeの記録だけを数えます。どこにも送信しません。',
  reading: (percent: string) => `Claude Code の記録を読み込んでいます:${percent}。`,
  here: 'このコンピューターのみ。',
};
