import { randomBytes } from 'node:crypto';
import { err, ok, type Result } from '../core/result';
import type { Locale } from '../core/format';
import type { UsageEvent } from '../core/usage';
import { createHistory, type History } from '../history/history';
import { openHistory } from '../history/open';
import { configDirs } from '../sources/credentials/config-dirs';
import { findClaudeVersion } from '../sources/credentials/version';
import type { Fetch } from '../sources/usage-api/request';
import { createClock, type Clock } from './clock';
import { prepareDataDir } from './data-dir';
import type { Environment } from './environment';
import { createKept } from './kept';
import { createLease, isAlive, type Lease } from './lease';
import { createLog, fileSink, type Log, type LogSink } from './log';
import { createLoginFinder } from './login';
import { createPoller, type Poller } from './poller';
import { createReader, type Reader } from './reader';
import { createStore, type Store } from './store';

/** The parts that the app and the command share, wired together over one data folder. */
export interface Engine {
  readonly clock: Clock;
  readonly log: Log;
  readonly store: Store;
  readonly reader: Reader;
  readonly poller: Poller;
  readonly history: History;
  readonly pollerLease: Lease;
  readonly requestLease: Lease;
  readonly close: () => void;
}

export interface EngineParts {
  readonly environment: Environment;
  readonly locale: Locale;
  readonly fetch: Fetch;
  readonly logSinks: readonly LogSink[];
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
  const kept = createKept(history);
  const account = kept.account();
  const store = createStore(clock.now, locale, {
    account,
    tracker: account && kept.tracker(account.key),
    problem: kept.problem(),
    demo: environment.demo,
  });
  const owner = { pid: process.pid, nonce: randomBytes(6).toString('hex'), isAlive };
  const pollerLease = createLease(db, 'poller', owner);
  const requestLease = createLease(db, 'request', owner);
  const quit = new AbortController();
  const onEvents = parts.onEvents ?? (() => undefined);
  const places = {
    env: process.env,
    platform: process.platform,
    homedir: environment.homeDir,
    cwd: process.cwd(),
  };
  const dirs = configDirs({ ...places, extraDirs: [] }).map(({ dir }) => dir);
  const reader = createReader({
    apiUrl: environment.apiUrl,
    fetch: parts.fetch,
    findLogin: createLoginFinder({ ...places, now: clock.now }),
    claudeVersion: () => findClaudeVersion(dirs),
    ...{ history, kept, store, clock, onEvents },
    requestLease,
    log: log.scope('reader'),
    random: Math.random,
    signal: quit.signal,
  });
  const { timeScale } = environment;
  const poller = createPoller({
    ...{ reader, store, clock, timeScale, pollerLease, onEvents },
    log: log.scope('poller'),
    random: Math.random,
  });
  const close = () => {
    poller.stop();
    quit.abort();
    history.close();
  };
  return { clock, log, store, reader, poller, history, pollerLease, requestLease, close };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
