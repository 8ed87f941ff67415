import { randomBytes } from 'node:crypto';
import { err, ok, type Result } from '../core/result';
import type { Locale } from '../core/format';
import type { Language } from '../core/i18n/words';
import { settingsNotice } from '../core/settings/trouble';
import type { UsageEvent } from '../core/usage';
import { wordsOf } from '../core/i18n/words';
import type { HistoryNotice } from '../core/history-notice';
import type { History } from '../history/history';
import { openHistory } from '../history/open';
import { configDirs, homeFolder } from '../sources/credentials/config-dirs';
import type { Fetch } from '../sources/usage-api/request';
import { joinAccounts, type Accounts } from './accounts';
import { createClock, type AppClock } from './clock';
import { createClockMemory } from './clock-memory';
import { createCounters, type CounterHolder } from './counters';
import { createCounting, type Counting } from './counting';
import { createEstimates, type Estimates } from './estimates';
import { prepareDataDir } from './data-dir';
import type { Environment } from './environment';
import { hearingDates } from './heard-dates';
import { localeWith } from './locale';
import { createLease, isAlive, type Lease } from './lease';
import { keepHistory } from './keep-history';
import { createLog, fileSink, type LogSink, type WholeLog } from './log';
import { createLoginSource } from './login';
import { plainMachine, type Machine, type Poller } from './poller';
import { localWorktrees, type Worktrees } from '../sources/git/worktrees';
import { createPauseState, type PauseState } from './pauses';
import { createRoster, shortPath } from './roster';
import { openSession } from './session';
import { openSettings, type SettingsStore } from './settings';
import { logSettingsTrouble } from './settings-log';
import { createStatuslineFeed } from './statusline-feed';
import type { Store } from './store';

/** The parts that the app and the command share, wired together over one data folder. */
export interface Engine {
  readonly clock: AppClock;
  readonly log: WholeLog;
  readonly settings: SettingsStore;
  readonly accounts: Accounts;
  /** The system's at this moment, with the language and the clock that the settings choose. */
  readonly locale: () => Locale;
  /** The first account's; most people have one. */
  readonly store: Store;
  readonly poller: Poller;
  readonly history: History;
  readonly counting: Counting;
  readonly estimates: Estimates;
  /** Which folders are worktrees of a repository elsewhere. */
  readonly worktrees: Worktrees;
  /** What a person should know of the history; `null` when all is well. */
  readonly historyNotice: () => HistoryNotice | null;
  readonly pollerLease: Lease;
  /** Why polling pauses at present, for all accounts. */
  readonly pauses: PauseState;
  /** What this process has counted, for metrics. */
  readonly counters: CounterHolder;
  /** Calls back with what happened, each once; the returned function ends that. */
  readonly subscribeEvents: (listener: (events: readonly UsageEvent[]) => void) => () => void;
  /** Starts to poll each account and to watch its login. */
  readonly start: () => void;
  /** Stops asking, and resolves when what was under way is over. */
  readonly settle: () => Promise<void>;
  readonly close: () => void;
}

export interface EngineParts {
  readonly environment: Environment;
  /** The system's; a function where it may change while the process runs. */
  readonly locale: Locale | (() => Locale);
  /** Spoken whatever the settings choose; absent: what they choose. */
  readonly words?: Language;
  readonly fetch: Fetch;
  readonly logSinks: readonly LogSink[];
  readonly machine?: Machine;
  /** The built `history-check.cjs`: with it the history is checked in the background once polling has begun. */
  readonly historyCheck?: string;
}

/** Opens the data folder and wires the parts; the error is one plain sentence. */
export function openEngine(parts: EngineParts): Result<Engine, string> {
  const { environment } = parts;
  const { dataDir } = environment;
  const clock = createClock(environment.timeScale, createClockMemory(dataDir));
  try {
    prepareDataDir(dataDir);
  } catch (error) {
    return err(
      `The data folder ${dataDir} cannot be used: ${reasonOf(error)}. Set QUOTIDE_DATA_DIR to another one.`,
    );
  }
  const log = createLog(environment.logLevel, clock.now, [fileSink(dataDir), ...parts.logSinks]);
  try {
    return ok(wire(parts, clock, log, openHistory(dataDir, clock.now())));
  } catch (error) {
    return err(`The history in ${dataDir} cannot be opened: ${reasonOf(error)}.`);
  }
}

function wire(
  parts: EngineParts,
  clock: AppClock,
  log: WholeLog,
  opened: ReturnType<typeof openHistory>,
): Engine {
  const { db } = opened;
  const { environment } = parts;
  const { dataDir, homeDir } = environment;
  const settings = openSettings(dataDir, clock.now());
  logSettingsTrouble(settings, log.scope('settings'));
  const { history, notice: historyNotice, check } = keepHistory(opened, dataDir, clock, log);
  const owner = { pid: process.pid, nonce: randomBytes(6).toString('hex'), isAlive };
  const pollerLease = createLease(db, 'poller', owner);
  const pauses = createPauseState();
  const counters = createCounters(clock.now());
  const quit = new AbortController();
  const eventListeners = new Set<(events: readonly UsageEvent[]) => void>();
  const subscribeEvents: Engine['subscribeEvents'] = (listener) => {
    eventListeners.add(listener);
    return () => eventListeners.delete(listener);
  };
  const counting = createCounting({
    ...{ history, clock, log },
    retime: () => {
      for (const { store } of accounts.sessions()) store.retime();
    },
    onUse: ({ model, tokens }) => {
      counters.addTokens(model, tokens);
    },
  });
  const estimates = createEstimates({
    ...{ history, clock, uses: counting.uses, isCaughtUp: counting.isCaughtUp },
    log: log.scope('estimate'),
  });
  const places = { env: process.env, platform: process.platform, homedir: homeDir };
  const systemLocale = () => (typeof parts.locale === 'function' ? parts.locale() : parts.locale);
  const locale = () => {
    const { language, hours } = settings.get().appearance;
    return localeWith(systemLocale(), parts.words ?? language, hours);
  };
  const roster = createRoster({
    dirs: () => configDirs({ ...places, cwd: process.cwd(), extraDirs: settings.get().accounts.configDirs }),
    open: (slot, primary) =>
      openSession({
        login: createLoginSource({
          ...{ ...places, slot, primary, now: clock.now },
          keytarOnMac: () => settings.get().refresh.askKeychain,
        }),
        slot,
        primary,
        environment,
        locale,
        db,
        history,
        clock,
        log,
        owner,
        pollerLease,
        settings: settings.get,
        count: (facts, now) => ({ ...counting.count(facts, now), ...estimates.count(facts, now) }),
        fetch: hearingDates(parts.fetch, clock),
        machine: parts.machine ?? plainMachine,
        pauses,
        signal: quit.signal,
        onFailure: counters.addPollError,
        onMoved: (from, to) => {
          estimates.renameAccount(from, to);
          statusline.moved(from, to);
        },
        isShared: (account) =>
          accounts.sessions().filter(({ store }) => store.facts().account?.key === account).length > 1,
        isOnlyFolder: () => roster.sessions().length === 1,
        onEvents: (events) => {
          for (const listener of eventListeners) listener(events);
        },
      }),
  });
  const short = (dir: string) => shortPath(dir, homeFolder(places));
  const accounts = joinAccounts(roster.sessions(), settings.get, short, {
    history: () => {
      const notice = historyNotice();
      return notice && wordsOf(locale()).history.notice[notice.kind];
    },
    settings: () => settingsNotice(settings.trouble(), wordsOf(locale()).settingsFile),
  });
  settings.subscribe(() => {
    roster.follow();
    accounts.replace(roster.sessions());
    for (const { store } of accounts.sessions()) store.retime();
  });
  pauses.subscribe((awake) => {
    accounts.eachPoller((poller) => {
      if (awake) poller.wake();
      else poller.pause();
    });
  });
  const statusline = createStatuslineFeed({
    ...{ dataDir, clock, sessions: roster.sessions },
    log: log.scope('statusline'),
  });
  const stopAsking = () => {
    settings.close();
    statusline.close();
    roster.close();
    quit.abort();
  };
  const settle = async () => {
    stopAsking();
    await Promise.all(accounts.sessions().map(({ poller }) => poller.settled()));
  };
  const close = () => {
    stopAsking();
    estimates.stop();
    counting.close();
    history.close();
  };
  const { store, poller } = accounts.sessions()[0];
  const shared = {
    subscribeEvents,
    clock,
    log,
    settings,
    accounts,
    locale,
    history,
    counting,
    estimates,
    worktrees: localWorktrees(),
    historyNotice,
    pollerLease,
    pauses,
    counters,
  };
  const start = () => {
    settings.follow();
    roster.start();
    statusline.start();
    if (parts.historyCheck !== undefined) check(parts.historyCheck);
  };
  return { ...shared, store, poller, start, settle, close };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
