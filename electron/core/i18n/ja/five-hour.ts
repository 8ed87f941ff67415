import type { fiveHour as english } from '../en/five-hour';

/** The presence of the 5-hour limit, and the words for what replaces it, in Japanese. */
export const fiveHour: typeof english = {
  title: '5 時間の上限',
  none: 'このプランには 5 時間の上限がありません。',
  temporary: '現在は 5 時間の上限があります。このアカウントには通常ありません。',
  unknown: 'Anthropic の直近の回答にはありませんでした。このプランに上限があるかどうかは、まだわかりません。',
  week: {
    share: '7 日間枠の割合',
    shareNote: '1 つの 7 日間枠のうち、このセッションが最も多く使った割合です。',
    more: '7 日間枠の使用が多い',
  },
};
