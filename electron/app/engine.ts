import { randomBytes } from 'node:crypto';
import { err, ok, type Result } from '../core/result';
import type { Locale } from '../core/format';
import type { UsageEvent } from '../core/usage';
import { createHistory, type History } from '../history/history';
import { openHistory } from '../history/open';
import { configDirs, type ConfigDir } from '../sources/credentials/config-dirs';
import { watchCredentials, type CredentialsWatch } from '../sources/credentials/watch';
import type { Fetch } from '../sources/usage-api/request';
import { joinAccounts, type Accounts } from './accounts';
import { createClock, type Clock } from './clock';
import { prepareDataDir } from './data-dir';
import type { Environment } from './environment';
import { createLease, isAlive, type Lease } from './lease';
import { createLog, fileSink, type Log, type LogSink } from './log';
import { createLoginFinder } from './login';
import { plainMachine, type Machine, type Poller } from './poller';
import { openSession } from './session';
import type { Store } from './store';

/** The parts that the app and the command share, wired together over one data folder. */
export interface Engine {
  readonly clock: Clock;
  readonly log: Log;
  readonly accounts: Accounts;
  /** The first account's; most people have one. */
  readonly store: Store;
  readonly poller: Poller;
  readonly history: History;
  readonly pollerLease: Lease;
  /** Starts to poll each account and to watch its login. */
  readonly start: () => void;
  readonly close: () => void;
}

export interface EngineParts {
  readonly environment: Environment;
  readonly locale: Locale;
  readonly fetch: Fetch;
  readonly logSinks: readonly LogSink[];
  readonly machine?: Machine;
  readonly onEvents?: (events: readonly UsageEvent[]) => void;
}

/** Opens the data folder and wires the parts; the error is one plain sentence. */
export function openEngine(parts: EngineParts): Result<Engine, string> {
  const { environment, locale } = parts;
  const { dataDir } = environment;
  const clock = createClock(environment.timeScale);
  try {
    prepareDataDir(dataDir);
  } catch (error) {
    return err(
      `The data folder ${dataDir} cannot be used: ${reasonOf(error)}. Set QUOTIDE_DATA_DIR to another one.`,
    );
  }
  const log = createLog(environment.logLevel, clock.now, [fileSink(dataDir), ...parts.logSinks]);
  try {
    return ok(wire(parts, clock, log, openHistory(dataDir, clock.now()), locale));
  } catch (error) {
    return err(`The history in ${dataDir} cannot be opened: ${reasonOf(error)}.`);
  }
}

function wire(
  parts: EngineParts,
  clock: Clock,
  log: Log,
  { db, setAside }: ReturnType<typeof openHistory>,
  locale: Locale,
): Engine {
  if (setAside !== null) log.error('the history was damaged and set aside', { file: setAside });
  const { environment } = parts;
  const history = createHistory(db);
  const owner = { pid: process.pid, nonce: randomBytes(6).toString('hex'), isAlive };
  const pollerLease = createLease(db, 'poller', owner);
  const quit = new AbortController();
  const onEvents = parts.onEvents ?? (() => undefined);
  const places = { env: process.env, platform: process.platform, homedir: environment.homeDir };
  const open = (slot: ConfigDir, primary: boolean) =>
    openSession({
      findLogin: createLoginFinder({ ...places, slot, primary, now: clock.now }),
      ...{ slot, environment, locale, db, history, clock, log, owner, pollerLease, onEvents },
      fetch: parts.fetch,
      machine: parts.machine ?? plainMachine,
      signal: quit.signal,
    });
  const [first, ...others] = configDirs({ ...places, cwd: process.cwd(), extraDirs: [] });
  const accounts = joinAccounts([open(first, true), ...others.map((slot) => open(slot, false))]);
  const watches: CredentialsWatch[] = [];
  const start = () => {
    for (const { dir, poller } of accounts.sessions) {
      poller.start();
      watches.push(watchCredentials(dir, poller.recheckLogin));
    }
  };
  const close = () => {
    for (const watch of watches) watch.close();
    accounts.eachPoller((poller) => {
      poller.stop();
    });
    quit.abort();
    history.close();
  };
  const { store, poller } = accounts.sessions[0];
  return { clock, log, accounts, store, poller, history, pollerLease, start, close };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
