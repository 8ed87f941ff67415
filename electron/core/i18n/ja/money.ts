import type { money as english } from '../en/money';

/** Money beyond the plan, in Japanese. */
export const money: typeof english = {
  extra: '追加利用',
  spend: '支出',
  then: 'その後は追加利用で支払われます。',
  thenLeft: (left) => `その後は追加利用で支払われます（残り ${left}）。`,
  now: '現在は追加利用で支払われています。',
  nowLeft: (left) => `現在は追加利用で支払われています（残り ${left}）。`,
  untilThen: 'それまでは追加利用で支払われます。',
  untilThenLeft: (left) => `それまでは追加利用で支払われます（残り ${left}）。`,
  usedUp: '追加利用も使い切りました。',
  notCharged: '追加利用はオフなので、課金されません。',
  spentOf: (spent, limit) => `${spent} / ${limit}`,
  ofLimit: (limit) => `/ ${limit}`,
  used: '使用済み',
  left: (amount) => `残り ${amount}`,
  off: 'オフ',
  outOfCredits: '残高なし',
  spoken: (spent, limit) => `${limit} のうち ${spent} を使用`,
  spokenOld: (spent, limit, clock) => `${limit} のうち ${spent} を使用（${clock} 時点）`,
};
