import type { alerts as english } from '../en/alerts';

/** Notifications, in Japanese. */
export const alerts: typeof english = {
  passed: (window, percent) => `「${window}」の使用量が ${percent} になりました`,
  passedLeft: (window, percent) => `「${window}」の残りが ${percent} になりました`,
  resets: (at, countdown) => `${at} にリセットされます（あと ${countdown}）。`,
  endsAbout: (percent) => `それまでに約 ${percent} の使用となる見込みです。`,
  endsAboutLeft: (percent) => `その時点で約 ${percent} 残る見込みです。`,
  mayEnd: 'その前に上限に達するかもしれません。',
  reached: (window) => `「${window}」の上限に達しました`,
  answersAgain: (at, countdown) => `Claude は ${at} に再び応答します（あと ${countdown}）。`,
  fresh: (window) => `「${window}」がリセットされました`,
  early: 'Anthropic が予定より早くリセットしました。',
  earlyBanked: (left) => `保存済みリセットを使用しました（残り ${left} 回）。`,
  earlyRestarted:
    '/limit-reset または Anthropic により、予定より早くリセットされました。使用した分は引き続き 7 日間の使用量に含まれます。',
  earlyUnknown: '予定より早くリセットされました。',
  bankedExpires: (count) => `保存済みリセット ${String(count)} 回の期限が近づいています`,
  bankedUntil: (at, span) => `${at} まで使用できます（あと約 ${span}）。`,
  limitBuysMore: (window) => `「${window}」の 1 % で使えるトークンが増えました`,
  limitBuysFewer: (window) => `「${window}」の 1 % で使えるトークンが減りました`,
  limitChangedBy: (percent) =>
    `お使いの読み取り値によると、約 ${percent} の変化です。範囲と読み取り値は履歴ページにあります。`,
  lost: '使用量を読み取れなくなりました',
  starts: '次のメッセージで始まります。',
  resetsNext: (at, countdown) => `次のリセットは ${at} です（あと ${countdown}）。`,
  runsOut: (window) => `「${window}」はリセット前に使い切ります`,
  runsOutAt: (out, at, countdown) =>
    `このペースでは ${out}に使い切ります。リセットは ${at} です（あと ${countdown}）。`,
  paceOut: (out) => `このペースでは ${out}に使い切ります。`,
  spendPassed: (percent) => `追加利用が上限の ${percent} になりました`,
  spent: (amounts) => `利用額：${amounts}`,
  spendReached: '追加利用の上限に達しました',
  raiseLimit: '翌月になるか、Anthropic で上限を上げると再び使えます。',
  look: '状況は Quotide で確認できます。',
  ofAccount: (account) => `アカウント：${account}`,
  inTray: (title) => `通知：${title}`,
  undelivered: 'システムが通知を表示しませんでした：',
  refused: {
    mac: 'macOS は前回の通知を表示しませんでした。署名されたアプリと、システム設定 › 通知での許可が必要です。',
    linux: '前回は通知サービスが応答しませんでした。応答するまで、通知はトレイのメニューに表示されます。',
    other: 'システムは前回の通知を表示しませんでした。Quotide の通知が許可されているか確認してください。',
  },
  sampleTitle: 'Quotide',
  sampleBody: '通知はこのように表示されます。',
  noService: 'このデスクトップでは通知サービスが動いていません。dunst などを入れてください。',
  failed: (reason) => `システムが通知を拒否しました：${reason}`,
};
