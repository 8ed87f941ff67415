import type { en } from '../en';
import { activity } from './activity';
import { alerts } from './alerts';
import { autostart } from './autostart';
import { dashboard } from './dashboard';
import { desktop } from './desktop';
import { money } from './money';
import { page } from './page';
import { popover } from './popover';
import { problems } from './problems';
import { proxy } from './proxy';
import { refusals } from './refusals';
import { row } from './row';
import { sessions } from './sessions';
import { settings } from './settings';
import { time } from './time';
import { tray } from './tray';
import { verdict } from './verdict';
import { windows } from './windows';

/** Everything, in German. */
export const de: typeof en = {
  activity,
  alerts,
  autostart,
  dashboard,
  desktop,
  money,
  page,
  popover,
  problems,
  proxy,
  refusals,
  row,
  sessions,
  settings,
  time,
  tray,
  verdict,
  windows,
};
