import type { en } from '../en';
import { autostart } from './autostart';
import { tray } from './tray';

/** Everything, in Japanese. */
export const ja: typeof en = { autostart, tray };
