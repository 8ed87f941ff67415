import type { tray as english } from '../en/tray';

/** The tray and its menu, in Japanese. */
export const tray: typeof english = {
  refresh: '更新',
  quit: '終了',
  open: '開く',
  settings: '設定',
};
