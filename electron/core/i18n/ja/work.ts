import type { work as english } from '../en/work';

/** Words of both activity and sessions: spans of time, filters, privacy, formulas. In Japanese. */
export const work: typeof english = {
  spans: { today: '今日', '7d': '7日', '30d': '30日', '90d': '90日', all: 'すべて' },
  otherSpans: { week: '今週', month: '今月', lastMonth: '先月' },
  lastMinutes: '現在までの分数',
  minutesShown: (minutes) => `直近${minutes}分`,
  show: '表示',
  filter: {
    open: '絞り込み',
    chosen: (count) => `絞り込み:${String(count)}件選択`,
    models: 'モデル',
    projects: 'プロジェクト',
    all: 'すべて表示',
  },
  privacy: {
    name: 'プライバシーモード',
    note: 'プロンプト、タイトル、プロジェクト、ブランチを画面と書き出しで隠します。オフのとき、プロンプトのある画面は、システムが対応していればスクリーンショットや画面共有に映りません。',
    project: (number) => `プロジェクト${String(number)}`,
    branch: (number) => `ブランチ${String(number)}`,
    title: (id) => `セッション${id}`,
    machine: (number) => `マシン${String(number)}`,
  },
  tables: { models: 'モデル', projects: 'プロジェクト', branches: 'プロジェクトとブランチ' },
  branchesOnly: 'ブランチ',
  projectsBy: '表示',
  exportTable: (table, format) => `${format}で書き出す:${table}`,
  noSaving: 'キャッシュは節約額より費用のほうが多くなりました。',
  saving: (tokens) => `キャッシュにより、入力${tokens}トークン分の料金を節約しました。`,
  how: {
    ask: '計算方法',
    health: '状態:会話本体の直近の応答から',
    context: 'コンテキスト = 直近の応答の 入力 + キャッシュ読み取り + キャッシュ書き込み',
    contextSize: (usual, large) =>
      `モデルの容量は${usual}トークン、それを超えて使われたことがあれば${large}トークンです。`,
    hit: (turns) =>
      `キャッシュから = キャッシュ読み取り ÷ (入力 + キャッシュ読み取り + キャッシュ書き込み)、直近${turns}応答`,
    weight: (w5, w1, read) =>
      `応答の重み = 入力 + 出力 + ${w5} × 5分書き込み + ${w1} × 1時間書き込み + ${read} × キャッシュ読み取り`,
    efficiency: '効率:0〜100',
    score: (cache, reuse, output, cost) =>
      `点数 = ${cache} × キャッシュ命中 + ${reuse} × 再利用 + ${output} × 簡潔な回答 + ${cost} × 節約額`,
    grades: (grades) => `評価の下限:${grades}。満点の100も取れます。`,
    shareRule: '割合 = セッションのトークン ÷ この PC の枠内の全トークン × 枠の使用率',
    shareMost: '複数の枠にまたがるセッションは、そのうち最大の割合を示します。',
  },
};
