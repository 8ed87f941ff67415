import type { limitMode as english } from '../en/limit-mode';

/** How Claude continues at a limit, in Japanese. */
export const limitMode: typeof english = {
  lowPriority: 'Claude は低優先度で応答を続けています。',
  waiting: 'Claude は低優先度の空きを待っています。',
  allowance: (left) => `低優先度の枠は残り ${left} です。`,
  allowanceUntil: (left, clock) => `低優先度の枠は ${clock} まで、残り ${left} です。`,
  grace: '作業を終えられるように、Claude はしばらく応答を続けます。',
  gracePaid: '料金はクレジットから支払われます。',
  counts: 'この間の使用量は、7 日間の使用量に含まれます。',
  offered: 'Claude Code で /low-priority と入力すると、低優先度で続けられます。',
  usedUp: '低優先度の枠は使い切りました。',
  usedUpUntil: (clock) => `低優先度の枠は ${clock} まで使い切りました。`,
  unsure: '最後に確認したときは応答が続いていたため、まだ応答するかもしれません。',
  row: {
    low_priority: '低優先度',
    grace: '猶予期間',
    counts: '7 日間の使用量に含まれます',
    waiting: '空きを待っています',
    gracePaid: 'クレジットから支払い',
    left: (percent) => `残り ${percent}`,
    until: (clock) => `${clock} まで`,
  },
  short: { low_priority: '低優先度', grace: '猶予期間' },
  shortLeft: (left) => `低優先度、残り ${left}`,
};
