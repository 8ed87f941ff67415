import type { line as english } from '../en/line';

/** Parts of Claude Code's status line and their names in the settings, in Japanese. */
export const line: typeof english = {
  asOf: (clock) => `${clock} 時点`,
  lasts: '足ります',
  runsOut: (window, clock) => `${window} は ${clock} まで`,
  spend: (percent) => `支出 ${percent}`,
  cacheWarm: (clock) => `キャッシュ有効 ${clock} まで`,
  cacheCold: 'キャッシュ切れ',
  context: (percent) => `コンテキスト ${percent}`,
  segments: 'ステータスラインの項目',
  segmentsNote:
    '何も選ばないと、上限だけを表示します。ターミナルの幅に収まらない項目は、重要度の低いものから省きます。',
  names: {
    windows: '5時間と7日間の上限',
    scoped: 'モデルごとの上限',
    resets: '各リセットの時刻',
    pace: 'リセットまで足りるか',
    age: '古い数値の時刻',
    mode: '低優先度と猶予',
    spend: '支出',
    cache: 'プロンプトキャッシュの有効期限',
    context: 'コンテキストの使用率',
  },
  colour: '色',
  colourNote: '使い切りそうな上限に色を付けます。',
};
