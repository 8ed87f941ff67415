import type { en } from '../en';
import { activity } from './activity';
import { alerts } from './alerts';
import { appMenu } from './app-menu';
import { autostart } from './autostart';
import { dashboard } from './dashboard';
import { desktop } from './desktop';
import { drift } from './drift';
import { estimate } from './estimate';
import { firstRun } from './first-run';
import { fiveHour } from './five-hour';
import { history } from './history';
import { limitMode } from './limit-mode';
import { mini } from './mini';
import { line } from './line';
import { money } from './money';
import { outside } from './outside';
import { page } from './page';
import { popover } from './popover';
import { problems } from './problems';
import { proxy } from './proxy';
import { refusals } from './refusals';
import { resets } from './resets';
import { row } from './row';
import { sessionsPage } from './sessions-page';
import { sessions } from './sessions';
import { share } from './share';
import { settingsFile } from './settings-file';
import { settings } from './settings';
import { startFault } from './start-fault';
import { telemetry } from './telemetry';
import { time } from './time';
import { tray } from './tray';
import { updates } from './updates';
import { verdict } from './verdict';
import { windows } from './windows';
import { work } from './work';

/** The whole catalogue, in French. */
export const fr: typeof en = {
  activity,
  alerts,
  appMenu,
  autostart,
  dashboard,
  desktop,
  drift,
  estimate,
  firstRun,
  fiveHour,
  history,
  limitMode,
  mini,
  line,
  money,
  outside,
  page,
  popover,
  problems,
  proxy,
  refusals,
  resets,
  row,
  sessionsPage,
  sessions,
  settings,
  settingsFile,
  share,
  startFault,
  telemetry,
  time,
  tray,
  updates,
  verdict,
  windows,
  work,
};
