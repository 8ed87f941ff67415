import type { verdict as english } from '../en/verdict';
import { after, before as ahead } from './spacing';

/** The verdict, in Japanese. */
export const verdict: typeof english = {
  loading: { claim: '数値を取得しています。', rest: '最初だけ数秒かかります。' },
  cannotTell: 'まだわかりません。',
  noLimits: 'Anthropic の応答に、このログインの上限がありません。',
  needsReading: 'Anthropic からの数値が一度必要です。',
  nextReset: (when) => `次のリセットは${ahead(after(when))}です。`,

  fine: '余裕があります。',
  fineUntil: (until) => `${ahead(until)}までは余裕があります。`,
  fineSoFar: '今のところ余裕があります。',
  tight: (window, low, full, by) =>
    `${window}は余裕がなくなるかもしれません。${ahead(by)}のリセット時に ${low} から ${full} 超の使用となる見込みです。`,
  tightLeft: (window, none, most, by) =>
    `${window}は余裕がなくなるかもしれません。${ahead(by)}のリセット時に残り ${none} から ${most} の見込みです。`,
  tooEarlyFor: (window) => `${window}は、まだ判断できません。`,
  notKnownYet: (window) => `${window}の値はまだわかりません。`,
  used: (percent, window) => `${window}を ${percent} 使用しました。`,
  remains: (percent, window) => `${window}は残り ${percent} です。`,
  nearLimit: (window) => `${window}は上限に近づいています。`,
  resets: (when) => `リセットは${ahead(after(when))}です。`,
  ends: (percent, window, at) => `${window}は、${at} のリセット時に約 ${percent} の使用となる見込みです。`,
  endsBelow: (percent, window, at) =>
    `${window}は、${at} のリセット時に ${percent} 未満の使用となる見込みです。`,
  endsLeft: (percent, window, at) => `${window}は、${at} のリセット時に約 ${percent} 残る見込みです。`,
  itEnds: (percent, at) => `${at} のリセット時に約 ${percent} の使用となる見込みです。`,
  itEndsBelow: (percent, at) => `${at} のリセット時に ${percent} 未満の使用となる見込みです。`,
  itEndsLeft: (percent, at) => `${at} のリセット時に約 ${percent} 残る見込みです。`,

  resting: { claim: '次のメッセージで始まります。', rest: '動いている枠はありません。' },
  oneResting: (window) => `${window}は次のメッセージで始まります。`,
  due: (at) => ({ claim: `${at} にリセットの予定でした。`, rest: '確認しています。' }),

  spent: (amount) => `支出は ${amount} です。`,
  billsByUse: 'このプランは従量課金です。',
  windowless: '5\u202f時間や 7\u202f日間枠はありません。',

  reached: '上限に達しました。',
  oneReached: (label) => `「${label}」の上限に達しました。`,
  otherModels: 'ほかのモデルはまだ応答します。',
  answersAgain: (when) => `Claude が再び応答するのは${ahead(after(when))}です。`,
  answersAfter: (window) => `${window}がリセットされると、Claude は再び応答します。`,
  windowResets: (window, when) => `${window}のリセットは${ahead(after(when))}です。`,

  left: (span, window) => ({ claim: `${window}は残り約 ${span}です。`, rest: '' }),
  hardlyLeft: (window) => ({ claim: `${window}は残り 1\u202f分未満です。`, rest: '' }),

  runsOut: (window, at, before) => ({
    claim: `${window}は${after(at)} に上限に達する見込みです。`,
    rest: `リセットの ${before}前です。`,
  }),
  runsOutNow: (window, before) => ({
    claim: `${window}はまもなく上限に達します。`,
    rest: `リセットの ${before}前です。`,
  }),
  roughly: (window, at, before) => ({
    claim: `このペースでは、${window}は${after(at)}に上限に達する見込みです。`,
    rest: `リセットの ${before}前です。`,
  }),
  roughlyNow: (window, before) => ({
    claim: `このペースでは、${window}はまもなく上限に達する見込みです。`,
    rest: `リセットの ${before}前です。`,
  }),
  oneReading: '数値がまだ一つなので、大まかな見込みです。',
  fewReadings: '大まかな見込みです。ペースは変わるかもしれません。',
  couldRunOut: (window, at, resets) => ({
    claim: `${window}は${after(at)}に上限に達するかもしれません。`,
    rest: `リセットは${ahead(after(resets))}です。`,
  }),
  mayRunOut: (window, resets) => ({
    claim: `${window}は上限に達するかもしれません。`,
    rest: `リセットは${ahead(after(resets))}です。`,
  }),
  between: (from, to) => `このペースでは ${from} から ${to} の間です。`,
  expected: (low, full) => `このペースでは、それまでに ${low} から ${full} 超を使用します。`,
  expectedLeft: (most) => `このペースでは、それまでに残りは最大 ${most} です。`,

  old: (span) => `この数値は ${span}前のものです。`,
  oneOld: (label, span) => `「${label}」の数値は ${span}前のものです。`,
  asksByItself: 'Quotide は新しい数値を自動で問い合わせます。',
  unharmed: '利用上限への影響はありません。',
  stillReached: (label, seen, when) =>
    `最後の確認（${seen}）では「${label}」の上限に達していました。リセットは${ahead(after(when))}です。`,
  estimate: (percent, window) => `この PC だけで、${window}を約 ${percent} 使用しました。`,
  othersMissing: 'ほかのデバイスでの利用は含みません。',
};
