import { alerts } from './alerts';
import { autostart } from './autostart';
import { popover } from './popover';
import { refusals } from './refusals';
import { sessions } from './sessions';
import { settings } from './settings';
import { tray } from './tray';

/** Everything, in English. */
export const en = { alerts, autostart, popover, refusals, sessions, settings, tray };
