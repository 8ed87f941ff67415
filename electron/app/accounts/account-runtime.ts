import type { Locale } from '../../core/text/format';
import type { Settings } from '../../core/settings/settings';
import type { UsageEvent } from '../../core/usage/usage';
import type { History } from '../../history/history';
import { askUsage } from '../../sources/claude-code/ask-usage';
import type { ConfigDir } from '../../sources/credentials/config-dirs';
import { findClaudeVersion } from '../../sources/claude-code/claude-version';
import { createActivityFinder } from '../../sources/local-activity';
import type { ApiFailure } from '../../sources/usage-api/request-failure';
import type { Fetch } from '../../platform/http/fetch-type';
import { createAccountHolder, type AccountHolder } from './account-holder';
import { createAges } from '../polling/request-log';
import { createClaudeCodeAsker, type ClaudeCodeAsker } from '../claude-code/claude-code-asker';
import { createClaudeCodeCache, type ClaudeCodeCache } from '../claude-code/claude-code-cache';
import { claudeProgram } from '../claude-code/claude-program';
import type { AppClock } from '../clock/clock';
import { findInDoubt } from './doubtful-expiry';
import type { Environment } from '../environment';
import { folderId } from './ids';
import { openSavedState, type SavedState } from './saved-state';
import { createLearnedPace, type LearnedPace } from '../pace/learned-pace';
import { createLease, type Lease, type Owner } from '../lease';
import { createLocalActivity } from '../polling/local-activity';
import type { Log } from '../log';
import type { LoginSource } from './login';
import type { PauseState } from '../polling/pauses';
import type { Machine } from '../lifecycle/machine';
import { createPoller, type Poller } from '../polling/poller';
import { createProfileCache } from './profile';
import { createReader, type Reader } from '../polling/reader';
import { createStore, type Count, type Store } from './store';

/** The parts that run for one account, which is the one of one config folder: its login, its readings, its poller. */
export interface AccountRuntime {
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

/** What a runtime asks about the others. */
export interface Siblings {
  /** Whether another config folder is signed in to this account too. */
  readonly isShared: (account: string) => boolean;
  /** Whether there is but one config folder. */
  readonly isOnlyFolder: () => boolean;
}

/** What the runtimes of all accounts share. */
export interface RuntimeContext {
  readonly environment: Environment;
  readonly locale: () => Locale;
  readonly settings: () => Settings;
  readonly fetch: Fetch;
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
  /** Token sums and estimates of this machine. */
  readonly count: Count;
}

/** One config folder. */
export interface RuntimeSlot {
  readonly slot: ConfigDir;
  /** The first slot, whose Claude Code has the variables of this process. */
  readonly primary: boolean;
  readonly login: LoginSource;
  readonly siblings: Siblings;
}

/** What is made first of a runtime, and what the rest of it needs. */
interface Base extends RuntimeSlot {
  readonly context: RuntimeContext;
  readonly saved: SavedState;
  readonly store: Store;
  readonly pace: LearnedPace;
  readonly requestLease: Lease;
  /** How long ago an instant was, by the monotonic clock, ms. */
  readonly age: (at: number | null) => number | null;
}

/** Opens the runtime of a config folder, with what was known of its account when it was last closed. */
export function openAccountRuntime(context: RuntimeContext, slot: RuntimeSlot): AccountRuntime {
  const base = openBase(context, slot);
  const reader = readerOf(base, holderOf(base));
  const poller = pollerOf(base, reader);
  const cache = cacheOf(base, reader);
  const asker = askerOf(base, { reader, poller, cache });
  const { store, pace, requestLease, login } = base;
  return {
    dir: slot.slot.dir,
    store,
    reader,
    poller,
    pace,
    requestLease,
    watchLogin: login.watch,
    cache,
    asker,
  };
}

function openBase(context: RuntimeContext, slot: RuntimeSlot): Base {
  const { history, clock, log, environment } = context;
  const id = folderId(slot.slot.dir);
  const saved = openSavedState(history, id);
  const account = saved.account();
  const store = createStore({
    now: clock.now,
    locale: context.locale,
    amount: () => context.settings().appearance.amount,
    facts: {
      account,
      tracker: account && saved.tracker(account.key),
      problem: saved.problem(),
      demo: environment.demo,
    },
    count: context.count,
    clockAheadMs: clock.aheadMs,
  });
  return {
    ...slot,
    context,
    saved,
    store,
    pace: createLearnedPace({ history, store, clock, log: log.scope('pace') }),
    requestLease: createLease(context.history.values, `request:${id}`, context.owner),
    age: createAges(clock),
  };
}

function holderOf({ context, saved, store, pace }: Base): AccountHolder {
  const { history, clock, log, onEvents, onMoved } = context;
  return createAccountHolder({
    saved,
    store,
    history,
    pace,
    clock,
    onEvents,
    onMoved,
    log: log.scope('account'),
  });
}

function readerOf(base: Base, holder: AccountHolder): Reader {
  const { context, slot, login, siblings, saved, store, pace, requestLease, age } = base;
  const { history, clock, environment, log, machine } = context;
  return createReader({
    apiUrl: environment.apiUrl,
    fetch: context.fetch,
    findLogin: findInDoubt(login.find, clock, () => saved.asking().refusedHash),
    askProfile: createProfileCache(history, saved.names.profile, clock),
    claudeVersion: () => findClaudeVersion([slot.dir]),
    history,
    saved,
    holder,
    pace,
    requestLease,
    store,
    thresholds: () => context.settings().alerts,
    isShared: siblings.isShared,
    clock,
    log: log.scope('reader'),
    age,
    random: Math.random,
    isOnline: () => machine.isOnline(),
    signal: context.signal,
    onEvents: context.onEvents,
    onFailure: context.onFailure,
  });
}

function pollerOf({ context, slot, store, age }: Base, reader: Reader): Poller {
  const { clock, environment, log } = context;
  return createPoller({
    reader,
    store,
    clock,
    timeScale: environment.timeScale,
    pollerLease: context.pollerLease,
    log: log.scope('poller'),
    age,
    random: Math.random,
    machine: context.machine,
    pauses: context.pauses,
    activity: createLocalActivity(createActivityFinder(slot.dir), clock, Date.now),
    everyMs: () => everyMsOf(context.settings()),
    onEvents: context.onEvents,
  });
}

function cacheOf({ context, slot, login, siblings, store }: Base, reader: Reader): ClaudeCodeCache {
  const { clock, environment, log } = context;
  return createClaudeCodeCache({
    configDir: slot.dir,
    home: environment.homeDir,
    claudeJson: login.claudeJson,
    isOnlyFolder: siblings.isOnlyFolder,
    login: reader,
    record: reader.recordReading,
    store,
    clock,
    systemNow: Date.now,
    log: log.scope('cache'),
  });
}

function askerOf(
  { context, slot, primary, store }: Base,
  { reader, poller, cache }: Pick<AccountRuntime, 'reader' | 'poller' | 'cache'>,
): ClaudeCodeAsker {
  const { clock, environment, log } = context;
  return createClaudeCodeAsker({
    ...claudeProgram(slot, primary, environment),
    store,
    clock,
    log: log.scope('claude code'),
    askUsage,
    lookAtLogin: () => reader.look('user'),
    whose: cache.whose,
    record: reader.recordReading,
    recheckLogin: poller.recheckLogin,
  });
}

function everyMsOf({ refresh }: Settings): number | null {
  return refresh.everyS === null ? null : refresh.everyS * 1000;
}
