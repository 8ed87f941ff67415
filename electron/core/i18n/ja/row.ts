import type { row as english } from '../en/row';
import { after } from './spacing';

/** A window's row in the popover, in Japanese. */
export const row: typeof english = {
  list: '利用上限のウィンドウ',
  severity: { warning: '警告', critical: '残りわずか', reached: '上限到達' },
  cannotTell: 'まだわかりません',
  at: (clock) => `${clock} 時点`,
  byEstimate: '推定値',
  atReset: (percents) => `リセット時 ${percents}`,
  notStarted: '次のメッセージで始まります',
  resetUnknown: 'リセット時刻は不明です',
  due: (clock) => `${clock} にリセットの予定でした。確認中です。`,
  tokens: (read, written) => `入 ${read} · 出 ${written}`,
  here: (tokens) => `本機 ${tokens}`,
  hereNote: 'このコンピューターのトークンだけ（キャッシュを含む）',
  spoken: {
    severity: { warning: '警告。', critical: '残りわずか。', reached: '上限に達しました。' },
    cannotTell: 'まだわかりません',
    belowOne: '1 未満',
    used: (percent) => `${percent} パーセント使用済み`,
    left: (percent) => `残り ${percent} パーセント`,
    between: (low, high) => `${low} から ${high} パーセント使用済み`,
    estimate: (used) => `推定：${used}`,
    old: (used, clock) => `${used}（${clock} 時点）`,
    elapsed: (percent) => `時間の ${percent} パーセントが経過`,
    runsOut: (clock) => `${clock} ごろ上限に達する見込み`,
    expected: (percent) => `リセット時は ${percent} パーセントの見込み`,
    expectedBetween: (low, high) => `リセット時は ${low} から ${high} パーセントの見込み`,
    notStarted: '次のメッセージで始まります',
    resetUnknown: 'リセット時刻は不明です',
    due: (clock) => `${clock} にリセットの予定でした、確認中`,
    resets: (inTime, clock) => `リセットは${after(clock)}、${inTime}`,
    comma: '、',
    outline: (name, text) => `${name}：${text}`,
    unknown: (window) => `${window}：まだわかりません`,
  },
};
