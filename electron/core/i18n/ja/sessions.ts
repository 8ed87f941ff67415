import type { sessions as english } from '../en/sessions';

/** Session health, the efficiency grade and the week’s anchor, in Japanese. */
export const sessions: typeof english = {
  health: {
    title: 'セッションの状態',
    levels: { ok: '良好', info: '要確認', warn: 'そろそろ新しく' },
    none: '過去 30 分に動いているセッションはありません。',
    reasons: {
      context: (tokens, size) => `コンテキストは ${size} トークン中 ${tokens} です。`,
      cache: (hit, written) =>
        `キャッシュから読まれた入力は ${hit} だけで、${written} トークンが書き込まれました。`,
      turns: (average) => `1 応答は平均 ${average} トークンです。`,
      age: (hours) => `セッションは ${hours} 時間続いています。`,
    },
    advice: {
      keepGoing: 'このまま続けて大丈夫です。',
      compact: '/compact を実行するか、次の作業は新しいセッションで始めてください。',
      avoidPauses: '長い中断を避けてください。キャッシュは数分で消えます。',
      clear: '新しいことを始めるときは /clear を実行してください。',
      smallerSteps: '小さな手順に分け、大事なファイルを名指ししてください。',
    },
    help: {
      context: (share) => `モデルが持てる量の ${share} を超えると警告します。`,
      cache: (hit, written) =>
        `直近の応答で ${written} トークンを超えて書き込み、キャッシュからの割合が ${hit} 未満なら警告します。`,
      turns: (tokens) => `種類ごとの価格で重み付けして、1 応答 ${tokens} トークンを超えるとお知らせします。`,
      age: (hours) => `${hours} 時間を超えるセッションをお知らせします。`,
      subAgents: 'サブエージェントのコンテキストは別なので数えません。',
    },
  },
  efficiency: {
    title: 'トークンの効率',
    grade: (grade) => `評価 ${grade}`,
    scores: { cache: 'キャッシュ命中', reuse: '再利用', output: '簡潔な回答', cost: '節約額' },
    reason: (score, points) => `${score}：${points} 点の減点`,
    tips: {
      cache: '一つの作業は一つのセッションで続けると、キャッシュが効きます。',
      reuse: '同じコンテキストで続けて尋ねてください。キャッシュがほとんど再利用されていません。',
      output: '短い回答や、ファイル全体ではなく変更点を頼んでください。',
      input: '毎回送られる入力が多めです。貼り付けずにファイル名を伝えてください。',
      praise: 'キャッシュをとてもよく使えています。',
      solid: '堅実です。このまま続けてください。',
    },
    help: {
      cache: (weight) => `キャッシュ命中 ${weight}：入力のうちキャッシュから来た割合。`,
      reuse: (weight, reads) => `再利用 ${weight}：書き込み 1 に対し読み出し ${reads} で満点。`,
      output: (weight, none) => `簡潔な回答 ${weight}：出力が入力の ${none} に達すると 0 点。`,
      cost: (weight, full) => `節約額 ${weight}：入力価格の ${full} で満点（これ以上は節約できません）。`,
    },
  },
  split: (here, elsewhere) => `この PC 約 ${here}、その他 約 ${elsewhere}`,
  splitMachines: (here, machines) => `この PC 約 ${here}、${machines}`,
  splitNext: (machines, machine) => `${machines}、${machine}`,
  splitUnknown: (split, unknown) => `${split}、不明 約 ${unknown}`,
  weekFaults: {
    form: '週の変更として読めません。変更はありません。',
    empty: '開始、パーセント、トークンのどれを変えるか指定してください。変更はありません。',
    time: 'その開始は時刻ではありません。変更はありません。',
    tooOld: 'その週はすでに終わっています。変更はありません。',
    percent: '0 から 100 までのパーセントを入力してください。変更はありません。',
    baseline: '0 からプランの週の予算までのトークンを入力してください。変更はありません。',
    both: 'パーセントかトークンのどちらか一方を入力してください。変更はありません。',
    noPlan: 'プランが不明で、トークンの予算がありません。パーセントを入力してください。変更はありません。',
  },
};
