import type { tray as english } from '../en/tray';

/** The tray, its tooltip and its menu, in Japanese. */
export const tray: typeof english = {
  refresh: '更新',
  quit: '終了',
  open: '開く',
  settings: '設定',
  openSettings: '設定…',
  named: (text) => `Quotide：${text}`,
  used: {
    normal: (percent) => percent,
    warning: (percent) => `${percent}（警告）`,
    critical: (percent) => `${percent}（残りわずか）`,
    reached: (percent) => `${percent}（上限到達）`,
  },
  left: {
    normal: (percent) => `残り ${percent}`,
    warning: (percent) => `残り ${percent}（警告）`,
    critical: (percent) => `残り ${percent}（残りわずか）`,
    reached: (percent) => `残り ${percent}（上限到達）`,
  },
  about: (percent) => `約${percent}`,
  within: (about, range) => `${about}（${range}）`,
  reached: '上限到達',
  notStarted: '次のメッセージで始まります',
  cannotTell: 'まだわかりません',
  due: 'リセットの予定を過ぎ、確認中です',
  dueAt: (clock) => `${clock} にリセットの予定でした。確認中です`,
  line: {
    plain: (window, used) => `${window}：${used}`,
    resets: (window, used, clock) => `${window}：${used} · ${clock} にリセット`,
    short: (window, used, clock) => `${window}：${used} · ${clock}`,
    soon: (window, used, clock, countdown) => `${window}：${used} · ${clock} にリセット（あと ${countdown}）`,
    about: (window, used, clock, countdown) =>
      `${window}：${used} · ${clock} にリセット（あと約 ${countdown}）`,
    old: (account, used) => `${account}：${used}（古い値）`,
  },
  extra: {
    off: (who) => `${who}：オフ`,
    on: (who) => `${who}：オン`,
    paused: (who) => `${who}：本日は一時停止中`,
    spent: (who, amount) => `${who}：${amount}`,
    covers: (who) => `${who}で支払い中`,
    coversLeft: (who, left) => `${who}で支払い中（残り ${left}）`,
  },
  source: {
    official_api: 'Anthropic の報告',
    response_headers: '応答ヘッダー',
    statusline: 'ステータスライン',
    local_estimate: 'このコンピューターでの推定',
  },
  since: (source, clock) => `${source}（${clock} 以降）`,
  read: (source, clock) => `${source}（${clock}）`,
  readOld: (source, clock) => `${source}（${clock} 時点、古い値）`,
  demo: 'デモ',
  demoLine: (line) => `デモ · ${line}`,
};
