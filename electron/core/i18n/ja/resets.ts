import type { resets as english } from '../en/resets';

/** Banked limit resets, promotional credit and the split of the week, in Japanese. */
export const resets: typeof english = {
  banked: '保存済みリセット',
  firstEnds: (clock) => `${clock} までに使用`,
  count: (count) => `${count} 回`,
  line: (count) => `保存済みリセット：${count}`,
  lineUntil: (count, clock) => `保存済みリセット：${count}（${clock} までに使用）`,
  split: (shares) => `今週の使用の内訳：${shares}`,
  share: (surface, percent) => `${surface} ${percent}`,
  ends: (clock) => `${clock} まで`,
  ended: '終了',
};
