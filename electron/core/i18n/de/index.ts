import type { en } from '../en';
import { autostart } from './autostart';
import { refusals } from './refusals';
import { settings } from './settings';
import { tray } from './tray';

/** Everything, in German. */
export const de: typeof en = { autostart, refusals, settings, tray };
