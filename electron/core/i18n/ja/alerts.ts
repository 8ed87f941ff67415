import type { alerts as english } from '../en/alerts';

/** Notifications, in Japanese. */
export const alerts: typeof english = {
  passed: (window, percent) => `「${window}」の使用量が ${percent} になりました`,
  resets: (clock) => `${clock} にリセットされます。`,
  reached: (window) => `「${window}」の上限に達しました`,
  answersAgain: (clock) => `Claude は ${clock} に再び応答します。`,
  fresh: (window) => `「${window}」がリセットされました`,
  early: 'Anthropic が予定より早くリセットしました。',
  lost: '使用量を読み取れなくなりました',
  sampleTitle: 'Quotide',
  sampleBody: '通知はこのように表示されます。',
  noService: 'このデスクトップでは通知サービスが動いていません。dunst などを入れてください。',
  failed: (reason) => `システムが通知を拒否しました：${reason}`,
};
