import type { windows as english } from '../en/windows';

/** The names of the rate-limit windows, in Japanese. */
export const windows: typeof english = {
  name: {
    fiveHour: '5\u202f時間',
    sevenDay: '7\u202f日間',
    scoped: (model) => `7\u202f日間 ${model}`,
    other: 'その他の枠',
  },
  noun: {
    fiveHour: '5\u202f時間枠',
    sevenDay: '7\u202f日間枠',
    scoped: (model) => `${model} の 7\u202f日間枠`,
    other: (name) => `「${name}」の枠`,
  },
  spoken: {
    fiveHour: '5\u202f時間枠',
    sevenDay: '7\u202f日間枠',
    scoped: (model) => `${model} の 7\u202f日間枠`,
  },
};
