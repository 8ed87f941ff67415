import { tray } from './tray';

/** Everything, in English. */
export const en = { tray };
