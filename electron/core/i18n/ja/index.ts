import type { en } from '../en';
import { tray } from './tray';

/** Everything, in Japanese. */
export const ja: typeof en = { tray };
