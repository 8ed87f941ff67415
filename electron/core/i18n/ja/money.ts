import type { money as english } from '../en/money';

/** Money beyond the plan, in Japanese. */
export const money: typeof english = {
  payer: {
    any: '追加利用',
    own: '個人の追加利用',
    team: 'チームの追加利用',
    channel: 'チャンネルの追加利用',
  },
  payerLabel: {
    any: '追加利用',
    own: '個人の追加利用',
    team: 'チームの追加利用',
    channel: 'チャンネルの追加利用',
  },
  spend: '支出',
  then: (who) => `その後は${who}で支払われます。`,
  thenLeft: (who, left) => `その後は${who}で支払われます（残り ${left}）。`,
  now: (who) => `現在は${who}で支払われています。`,
  nowLeft: (who, left) => `現在は${who}で支払われています（残り ${left}）。`,
  untilThen: (who) => `それまでは${who}で支払われます。`,
  untilThenLeft: (who, left) => `それまでは${who}で支払われます（残り ${left}）。`,
  usedUp: (who) => `${who}も使い切りました。`,
  notCharged: (who) => `${who}はオフなので、課金されません。`,
  paused: (who) => `${who}は本日の上限に達したため、一時停止しています。`,
  spentOf: (spent, limit) => `${spent} / ${limit}`,
  ofLimit: (limit) => `/ ${limit}`,
  used: '使用済み',
  left: (amount) => `残り ${amount}`,
  off: 'オフ',
  pausedToday: '本日は一時停止中',
  cap: {
    daily: (amounts) => `本日 ${amounts}`,
    weekly: (amounts) => `今週 ${amounts}`,
  },
  monthly: '月間上限、来月リセット',
  byOrganisation: '組織が設定した上限',
  outOfCredits: '残高なし',
  spoken: (spent, limit) => `${limit} のうち ${spent} を使用`,
  spokenOld: (spent, limit, clock) => `${limit} のうち ${spent} を使用（${clock} 時点）`,
};
