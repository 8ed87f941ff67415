import type { en } from '../en';
import { alerts } from './alerts';
import { autostart } from './autostart';
import { desktop } from './desktop';
import { popover } from './popover';
import { refusals } from './refusals';
import { settings } from './settings';
import { tray } from './tray';

/** Everything, in Japanese. */
export const ja: typeof en = { alerts, autostart, desktop, popover, refusals, settings, tray };
