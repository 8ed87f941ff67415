import type { drift as english } from '../en/drift';

/** What one percent of a window buys over time, in Japanese. */
export const drift: typeof english = {
  fewer: (since, window, range, model) =>
    `${since} 以降、${window}の 1 % で使える${model === '' ? '' : `${model} の`}トークンが ${range} 減っています`,
  more: (since, window, range, model) =>
    `${since} 以降、${window}の 1 % で使える${model === '' ? '' : `${model} の`}トークンが ${range} 増えています`,
  none: (days) => `過去 ${String(days)} 日間、上限の変化はありません`,
  unknown: '上限は変わりましたか？',
  tooFew: '判定には、読み取りとこの端末でのトークン使用が約 10 日分必要です。',
  notYet: 'Claude Code のファイルを読み込んでいます。数分後に結果が表示されます。',
  range: (low, high) => (low === high ? high : `${low}～${high}`),
  sure: (percent) => `確度 ${percent}`,
  buys: (window) => `${window}の 1 % で使えるトークン`,
  summary: (first, last) => `${first} から ${last} トークンへ。`,
  how: '読み取り値とこの端末のトークンから計算しています。トークンは Sonnet の入力に換算し、ほかの端末での使用も考慮しています。',
  export: '読み取り値を CSV で保存',
};
