import type { en } from '../en';
import { tray } from './tray';

/** Everything, in German. */
export const de: typeof en = { tray };
