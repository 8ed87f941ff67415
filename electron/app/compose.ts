import { randomBytes } from 'node:crypto';
import { errorMessage } from '../core/error-message';
import type { Locale } from '../core/text/format';
import type { HistoryNotice } from '../core/snapshot/history-notice';
import type { Language } from '../core/i18n/languages';
import { wordsOf } from '../core/i18n/words';
import { err, ok, type Result } from '../core/result';
import { settingsNotice } from '../core/settings/trouble';
import { createSignal, type Signal } from '../core/signal';
import type { UsageEvent } from '../core/usage/usage';
import type { History } from '../history/history';
import { openHistory, type Opened } from '../history/open';
import { configDirs, homeFolder } from '../sources/credentials/config-dirs';
import { localWorktrees, type Worktrees } from '../platform/git-worktrees';
import type { ApiFailure } from '../sources/usage-api/request-failure';
import type { Fetch } from '../platform/http/fetch-type';
import { joinAccounts, type Accounts } from './accounts/accounts';
import { createClock, type AppClock } from './clock/clock';
import { createClockMemory } from './clock/clock-memory';
import { createCounters, type CounterHolder } from './metrics/counters';
import { createCounting, type Counting } from './ledger/ledger-wiring';
import { prepareDataDir, type PreparedDataDir } from './data-dir';
import type { Environment } from './environment';
import { createEstimates, type Estimates } from './estimate/estimates';
import { hearingDates } from './clock/heard-dates';
import { openHistoryForApp, type AppHistory } from './open-history';
import { createLease, isAlive, type Lease, type Owner } from './lease';
import { localeWith } from './settings/locale';
import { Machines } from './machines/machines';
import { createLog, fileSink, type LogSink, type WholeLog } from './log';
import { createLoginSource, shareLooks } from './accounts/login';
import { createPauseState, type PauseState } from './polling/pauses';
import { plainMachine, type Machine } from './lifecycle/machine';
import { openAccountRuntimes, shortPath, type AccountRuntimes } from './accounts/account-runtimes';
import { openAccountRuntime } from './accounts/account-runtime';
import { openSettings, type SettingsStore } from './settings/settings';
import { logSettingsTrouble } from './settings/settings-log';
import { createStatuslineFeed, type StatuslineFeed } from './statusline/statusline-feed';

/**
 * The parts that the app and the command share over one data folder. No part takes all of them: each one that is built
 * on them declares the few members that it needs.
 */
export interface AppParts {
  readonly clock: AppClock;
  readonly log: WholeLog;
  readonly settings: SettingsStore;
  /** The system's present locale, with the language and the clock that the settings choose. */
  readonly locale: () => Locale;
  readonly history: History;
  /** The warning about the history; `null`: there is none. */
  readonly historyNotice: () => HistoryNotice | null;
  /** Published when the history's file or its folder had been removed and were made again. */
  readonly folderMade: Signal<undefined>;
  readonly counting: Counting;
  readonly estimates: Estimates;
  /** Other machines, whose token uses are stored apart. Nothing is asked before `start` of its own. */
  readonly machines: Machines;
  /** Finds the repository of a folder that is a git worktree. */
  readonly worktrees: Worktrees;
  readonly pollerLease: Lease;
  /** Why polling pauses at present, for all accounts. */
  readonly pauses: PauseState;
  /** The counters of this process, for metrics. */
  readonly counters: CounterHolder;
  readonly accounts: Accounts;
  /** The events of all accounts, each once. */
  readonly events: Signal<readonly UsageEvent[]>;
  /** Starts polling and watching the login of each account. */
  readonly start: () => void;
  /** Stops all requests; resolves when those under way have ended. */
  readonly settle: () => Promise<void>;
  readonly close: () => void;
}

export interface PartsOptions {
  readonly environment: Environment;
  /** The system's locale; a function if it may change while the process runs. */
  readonly locale: Locale | (() => Locale);
  /** The language in place of the one that the settings choose. */
  readonly words?: Language;
  readonly fetch: Fetch;
  readonly logSinks: readonly LogSink[];
  readonly machine?: Machine;
  /** The built `history-check.cjs`: with it the history is checked in the background once polling has begun. */
  readonly historyCheck?: string;
}

/** Opens the data folder and builds the parts; the error is one plain sentence. */
export function openParts(options: PartsOptions): Result<AppParts, string> {
  const { environment, logSinks } = options;
  const { dataDir } = environment;
  const clock = createClock(environment.timeScale, createClockMemory(dataDir));
  let prepared: PreparedDataDir;
  try {
    prepared = prepareDataDir(dataDir);
  } catch (error) {
    return err(
      `The data folder ${dataDir} cannot be used: ${errorMessage(error)}. Set QUOTIDE_DATA_DIR to another one.`,
    );
  }
  const log = createLog(environment.logLevel, clock.now, [fileSink(dataDir), ...logSinks]);
  for (const file of prepared.setAside)
    log.warn('what another user may have put into the data folder was set aside', { file });
  try {
    return ok(compose(openBase(options, clock, log, openHistory(dataDir, clock.now()))));
  } catch (error) {
    return err(`The history in ${dataDir} cannot be opened: ${errorMessage(error)}.`);
  }
}

/** The parts that the others are built on. */
type Base = Pick<
  AppParts,
  | 'clock'
  | 'log'
  | 'settings'
  | 'locale'
  | 'history'
  | 'historyNotice'
  | 'folderMade'
  | 'counting'
  | 'estimates'
  | 'pollerLease'
  | 'pauses'
  | 'counters'
> & {
  readonly options: PartsOptions;
  readonly owner: Owner;
  readonly stored: AppHistory;
};

function openBase(options: PartsOptions, clock: AppClock, log: WholeLog, opened: Opened): Base {
  const { dataDir } = options.environment;
  const settings = openSettings(dataDir, clock.now());
  logSettingsTrouble(settings, log.scope('settings'));
  const stored = openHistoryForApp(opened, dataDir, clock, log.scope('history'));
  const { history } = stored;
  const locale = chosenLocale(options, settings);
  const counting = createCounting({
    history,
    clock,
    timeZone: () => locale().timeZone,
    log: log.scope('ledger'),
  });
  const estimates = createEstimates({
    history,
    clock,
    uses: counting.uses,
    isCaughtUp: counting.isCaughtUp,
    log: log.scope('estimate'),
  });
  const owner = { pid: process.pid, nonce: randomBytes(6).toString('hex'), isAlive };
  return {
    options,
    clock,
    log,
    settings,
    locale,
    history,
    historyNotice: stored.notice,
    folderMade: stored.folderMade,
    stored,
    counting,
    estimates,
    owner,
    pollerLease: createLease(history.values, 'poller', owner),
    pauses: createPauseState(),
    counters: createCounters(clock.now()),
  };
}

/** The system's locale with the language and the clock that the settings choose. */
function chosenLocale({ locale, words }: PartsOptions, settings: SettingsStore): () => Locale {
  const system = typeof locale === 'function' ? locale : () => locale;
  return () => {
    const { language, hours } = settings.get().appearance;
    return localeWith(system(), words ?? language, hours);
  };
}

/** The signals of all account runtimes. */
interface AccountSignals {
  readonly events: Signal<readonly UsageEvent[]>;
  readonly failures: Signal<ApiFailure>;
  /** Published when an account gets another key. */
  readonly moved: Signal<{ readonly from: string; readonly to: string }>;
}

function openRuntimes(base: Base, quit: AbortSignal): [AccountRuntimes, AccountSignals] {
  const { options, clock, settings, counting, estimates } = base;
  const { environment } = options;
  const { env, platform } = process;
  const places = { env, platform, homedir: environment.homeDir };
  const events = createSignal<readonly UsageEvent[]>();
  const failures = createSignal<ApiFailure>();
  const moved = createSignal<{ readonly from: string; readonly to: string }>();
  const context = {
    ...base,
    environment,
    settings: settings.get,
    fetch: hearingDates(options.fetch, clock),
    signal: quit,
    machine: options.machine ?? plainMachine,
    onEvents: events.publish,
    onFailure: failures.publish,
    onMoved: (from: string, to: string) => {
      moved.publish({ from, to });
    },
    count: ((facts, now) => ({
      ...counting.count(facts, now),
      ...estimates.count(facts, now),
    })) satisfies Counting['count'],
  };
  const shared = shareLooks(places);
  const runtimes = openAccountRuntimes({
    dirs: () => {
      const extraDirs = settings.get().accounts.configDirs;
      return configDirs({ ...places, cwd: process.cwd(), extraDirs });
    },
    open: (slot, primary, siblings) => {
      const keytarOnMac = () => settings.get().refresh.askKeychain;
      const login = createLoginSource({ ...places, slot, primary, now: clock.now, keytarOnMac, shared });
      return openAccountRuntime(context, { slot, primary, login, siblings });
    },
  });
  return [runtimes, { events, failures, moved }];
}

function openAccounts(base: Base, runtimes: AccountRuntimes): Accounts {
  const { options, settings, locale, historyNotice } = base;
  const { env, platform } = process;
  const home = homeFolder({ env, platform, homedir: options.environment.homeDir });
  return joinAccounts({
    runtimes,
    settings,
    label: (dir) => shortPath(dir, home),
    historyWarning: () => {
      const notice = historyNotice();
      return notice && wordsOf(locale()).history.notice[notice.kind];
    },
    settingsNotice: () => settingsNotice(settings.trouble(), wordsOf(locale()).settingsFile),
  });
}

function compose(base: Base): AppParts {
  const { options, clock, log, settings, history, counting, estimates } = base;
  const quit = new AbortController();
  const [runtimes, signals] = openRuntimes(base, quit.signal);
  const accounts = openAccounts(base, runtimes);
  const statusline = createStatuslineFeed({
    dataDir: options.environment.dataDir,
    clock,
    runtimes: runtimes.all,
    log: log.scope('statusline'),
  });
  link(base, runtimes, accounts, statusline, signals);
  const stopAsking = () => {
    settings.close();
    machines.close();
    statusline.close();
    runtimes.close();
    quit.abort();
  };
  const machines = new Machines({
    history,
    settings,
    clock,
    env: process.env,
    log: log.scope('machines'),
    onChanged: () => {
      counting.uses.changed(0);
      counting.changed();
    },
  });
  return {
    ...base,
    machines,
    worktrees: localWorktrees(),
    accounts,
    events: signals.events,
    start: () => {
      settings.follow();
      runtimes.start();
      statusline.start();
      base.stored.watch();
      if (options.historyCheck !== undefined) base.stored.check(options.historyCheck);
    },
    settle: () => {
      stopAsking();
      return runtimes.settled();
    },
    close: () => {
      stopAsking();
      accounts.close();
      estimates.stop();
      counting.close();
      history.close();
    },
  };
}

/** The links between the parts. They last as long as the parts. */
function link(
  { settings, counting, counters, estimates, pauses, stored }: Base,
  runtimes: AccountRuntimes,
  accounts: Accounts,
  statusline: StatuslineFeed,
  { failures, moved }: AccountSignals,
): void {
  settings.watch(({ accounts: { configDirs: dirs } }) => dirs, runtimes.follow);
  counting.news.listen(accounts.retimeAll);
  stored.noticed.listen(accounts.retimeAll);
  stored.folderMade.listen(settings.saveAgain);
  counting.proxied.listen(({ model, tokens }) => {
    counters.addTokens(model, tokens);
  });
  failures.listen(counters.addPollError);
  moved.listen(({ from, to }) => {
    estimates.renameAccount(from, to);
    statusline.moved(from, to);
  });
  pauses.changed.listen((isAwake) => {
    for (const { poller } of runtimes.all()) {
      if (isAwake) poller.wake();
      else poller.pause();
    }
  });
}
