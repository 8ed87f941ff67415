import type { en } from '../en';
import { autostart } from './autostart';
import { tray } from './tray';

/** Everything, in German. */
export const de: typeof en = { autostart, tray };
