import type { en } from '../en';
import { alerts } from './alerts';
import { autostart } from './autostart';
import { popover } from './popover';
import { refusals } from './refusals';
import { sessions } from './sessions';
import { settings } from './settings';
import { tray } from './tray';

/** Everything, in German. */
export const de: typeof en = { alerts, autostart, popover, refusals, sessions, settings, tray };
