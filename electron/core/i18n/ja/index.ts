import type { en } from '../en';
import { activity } from './activity';
import { alerts } from './alerts';
import { autostart } from './autostart';
import { dashboard } from './dashboard';
import { popover } from './popover';
import { refusals } from './refusals';
import { settings } from './settings';
import { tray } from './tray';

/** Everything, in Japanese. */
export const ja: typeof en = { activity, alerts, autostart, dashboard, popover, refusals, settings, tray };
