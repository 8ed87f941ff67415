import { upperFirst } from '../upper-first';

/** The tray, its tooltip and its menu, in English. */
export const tray = {
  refresh: 'Refresh',
  quit: 'Quit',
  open: 'Open Quotide',
  openDashboard: 'Dashboard…',
  settings: 'Settings',
  openSettings: 'Settings…',
  /** The tooltip's first line: the window that ends the work first. */
  tightest: (window: string, used: string) => `Tightest: ${window}, ${used}`,
  /** The same for all accounts: the one to go on with. */
  mostRoom: (account: string) => `Most room: ${account}`,
  /** The tooltip without a window. */
  named: (text: string) => `Quotide: ${text}`,
  /** A window's percent, by severity. */
  used: {
    normal: (percent: string) => percent,
    warning: (percent: string) => `${percent}, warning`,
    critical: (percent: string) => `${percent}, critical`,
    reached: (percent: string) => `${percent}, limit reached`,
  },
  left: {
    normal: (percent: string) => `${percent} left`,
    warning: (percent: string) => `${percent} left, warning`,
    critical: (percent: string) => `${percent} left, critical`,
    reached: (percent: string) => `${percent} left, limit reached`,
  },
  /** An estimated percent, and one with its range. */
  about: (percent: string) => `~${percent}`,
  within: (about: string, range: string) => `${about} (${range})`,
  reached: 'limit reached',
  notStarted: 'starts with your next message',
  cannotTell: 'can’t tell yet',
  due: 'reset was due, checking',
  dueAt: (clock: string) => `reset was due ${clock}, checking`,
  /** A window's line; `used` is one of the texts above. */
  line: {
    plain: (window: string, used: string) => `${window}: ${used}`,
    resets: (window: string, used: string, clock: string) => `${window}: ${used} · resets ${clock}`,
    short: (window: string, used: string, clock: string) => `${window}: ${used} · ${clock}`,
    soon: (window: string, used: string, clock: string, countdown: string) =>
      `${window}: ${used} · resets ${clock}, in ${countdown}`,
    about: (window: string, used: string, clock: string, countdown: string) =>
      `${window}: ${used} · resets ${clock}, in about ${countdown}`,
    /** For an account that is not shown, with an old reading. */
    old: (account: string, used: string) => `${account}: ${used} (old)`,
  },
  extra: {
    off: (who: string) => `${who}: off`,
    on: (who: string) => `${who}: on`,
    paused: (who: string) => `${who}: paused for today`,
    spent: (who: string, amount: string) => `${who}: ${amount}`,
    /** While a limit is reached and extra usage pays; `who` is one of `money.payer`. */
    covers: (who: string) => `${upperFirst(who)} covers this`,
    coversLeft: (who: string, left: string) => `${upperFirst(who)} covers this: ${left} left`,
  },
  source: {
    official_api: 'From Anthropic',
    response_headers: 'From response headers',
    claude_code: 'Asked through Claude Code',
    claude_code_cache: 'From Claude Code’s last reading',
    statusline: 'From the status line',
    local_estimate: 'Estimated on this machine',
  },
  since: (source: string, clock: string) => `${source} since ${clock}`,
  read: (source: string, clock: string) => `${source}, ${clock}`,
  readOld: (source: string, clock: string) => `${source}, as of ${clock} (old)`,
  demo: 'Demo',
  demoLine: (line: string) => `Demo · ${line}`,
};
