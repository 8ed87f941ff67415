import { autostart } from './autostart';
import { tray } from './tray';

/** Everything, in English. */
export const en = { autostart, tray };
