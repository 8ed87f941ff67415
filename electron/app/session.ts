import type { Problem } from '../core/problem';
import type { Locale } from '../core/format';
import type { Settings } from '../core/settings';
import type { UsageEvent } from '../core/usage';
import type { Database } from 'better-sqlite3';
import type { History } from '../history/history';
import { askUsage } from '../sources/claude-code/ask-usage';
import type { ConfigDir } from '../sources/credentials/config-dirs';
import { findClaudeVersion } from '../sources/credentials/version';
import { createActivityFinder } from '../sources/local-activity';
import type { ApiFailure } from '../sources/usage-api/failure';
import type { Fetch } from '../sources/usage-api/request';
import type { AppClock } from './clock';
import type { Environment } from './environment';
import { createAccountHolder } from './account-holder';
import { createAges } from './asking';
import { claudeProgram } from './claude-program';
import { createClaudeCodeAsker, type ClaudeCodeAsker } from './claude-code-asker';
import { createClaudeCodeCache, type ClaudeCodeCache } from './claude-code-cache';
import { findInDoubt } from './doubtful-expiry';
import { folderId } from './folder-id';
import { createKept } from './kept';
import { createLearnedPace, type LearnedPace } from './learned-pace';
import { createLease, type Lease, type Owner } from './lease';
import { createLocalActivity } from './local-activity';
import type { Log } from './log';
import type { LoginSource } from './login';
import type { PauseState } from './pauses';
import { createPoller, type Machine, type Poller } from './poller';
import { createProfileCache } from './profile';
import { createReader, type Reader } from './reader';
import { createStore, type Count, type Store } from './store';

/** One of Claude Code's config folders, which is one account: its login, its readings, its poller. */
export interface Session {
  readonly dir: string;
  readonly store: Store;
  readonly reader: Reader;
  readonly poller: Poller;
  readonly pace: LearnedPace;
  readonly requestLease: Lease;
  /** Calls back when another login may be found in this folder. */
  readonly watchLogin: LoginSource['watch'];
  /** The last answer that Claude Code keeps on disk. */
  readonly cache: ClaudeCodeCache;
  /** Asks Claude Code, on a click. */
  readonly asker: ClaudeCodeAsker;
}

export interface SessionParts {
  readonly slot: ConfigDir;
  /** The first slot, whose Claude Code has the variables of this process. */
  readonly primary: boolean;
  readonly login: LoginSource;
  readonly environment: Environment;
  readonly locale: () => Locale;
  readonly settings: () => Settings;
  readonly fetch: Fetch;
  readonly db: Database;
  readonly history: History;
  readonly clock: AppClock;
  readonly log: Log;
  readonly owner: Owner;
  readonly pollerLease: Lease;
  readonly signal: AbortSignal;
  readonly machine: Machine;
  readonly pauses: PauseState;
  readonly onEvents: (events: readonly UsageEvent[]) => void;
  readonly onFailure: (failure: ApiFailure) => void;
  /** An account got another key. */
  readonly onMoved: (from: string, to: string) => void;
  /** Whether another session is signed in to this account too. */
  readonly isShared: (account: string) => boolean;
  /** Whether there is but one config folder. */
  readonly isOnlyFolder: () => boolean;
  /** Tokens of this machine. */
  readonly count: Count;
}

/** Opens the session of a config folder, with what was known of its account when it was last closed. */
export function openSession(parts: SessionParts): Session {
  const { slot, environment, history, clock, log, onEvents } = parts;
  const id = folderId(slot.dir);
  const kept = createKept(history, id);
  const account = kept.account();
  const problem: Problem | null = kept.problem();
  const known = { account, tracker: account && kept.tracker(account.key), problem, demo: environment.demo };
  const count: Count = (facts, now) => ({ ...parts.count(facts, now), clockAheadMs: clock.aheadMs() });
  const store = createStore(clock.now, parts.locale, known, count);
  const requestLease = createLease(parts.db, `request:${id}`, parts.owner);
  const pace = createLearnedPace({ history, store, clock, log: log.scope('pace') });
  const age = createAges(clock);
  const { onMoved, isShared } = parts;
  const holder = createAccountHolder({
    kept,
    store,
    history,
    pace,
    clock,
    onEvents,
    onMoved,
    log: log.scope('account'),
  });
  const reader = createReader({
    age,
    apiUrl: environment.apiUrl,
    fetch: parts.fetch,
    findLogin: findInDoubt(parts.login.find, clock, () => kept.asking().refusedHash),
    isShared,
    holder,
    askProfile: createProfileCache(history, kept.names.profile, clock),
    claudeVersion: () => findClaudeVersion([slot.dir]),
    ...{ history, kept, pace, store, clock, onEvents, requestLease },
    onFailure: parts.onFailure,
    thresholds: () => parts.settings().alerts,
    log: log.scope('reader'),
    random: Math.random,
    isOnline: () => parts.machine.isOnline(),
    signal: parts.signal,
  });
  const poller = createPoller({
    age,
    ...{ reader, store, clock, onEvents },
    timeScale: environment.timeScale,
    everyMs: () => everyMsOf(parts.settings()),
    pollerLease: parts.pollerLease,
    machine: parts.machine,
    pauses: parts.pauses,
    activity: createLocalActivity(createActivityFinder(slot.dir), clock, Date.now),
    log: log.scope('poller'),
    random: Math.random,
  });
  const cache = createClaudeCodeCache({
    configDir: slot.dir,
    home: environment.homeDir,
    claudeJson: parts.login.claudeJson,
    isOnlyFolder: parts.isOnlyFolder,
    login: reader,
    take: reader.take,
    systemNow: Date.now,
    log: log.scope('cache'),
    store,
    clock,
  });
  const asker = createClaudeCodeAsker({
    ...claudeProgram(slot, parts.primary, environment),
    askUsage,
    lookAtLogin: () => reader.look('user'),
    whose: cache.whose,
    take: reader.take,
    recheckLogin: poller.recheckLogin,
    log: log.scope('claude code'),
    store,
    clock,
  });
  const watchLogin = parts.login.watch;
  return { dir: slot.dir, store, reader, poller, pace, requestLease, watchLogin, cache, asker };
}

function everyMsOf({ refresh }: Settings): number | null {
  return refresh.everyS === null ? null : refresh.everyS * 1000;
}
