import { cachedOwner, type CachedIdentity } from '../../core/usage/cached-account';
import type { CacheState } from '../../core/doctor/doctor-facts';
import type { TrackerState } from '../../core/tracker/tracker';
import { newerPart } from '../../core/tracker/newer';
import type { Account, Observation } from '../../core/usage/usage';
import { observationOfBody } from '../../sources/claude-code/body';
import type { CachedUsage } from '../../sources/claude-json/cached-usage';
import { createClaudeJsonReader, stateFiles, type ClaudeJson } from '../../sources/claude-json/read';
import { parseUnusedReset } from '../../sources/claude-json/unused-reset';
import type { Identity } from '../../sources/credentials/identity';
import { watchFile, type CredentialsWatch } from '../../sources/credentials/files/watch-credentials';
import type { AppClock } from '../clock/clock';
import type { LoginOutcome } from '../accounts/login';
import type { Log } from '../log';
import type { Store } from '../accounts/store';

/** The result of the last look at Claude Code's own reading. */
export interface CacheLook {
  readonly state: CacheState;
  /** When Claude Code got the answer (epoch ms, on the app's clock); `null`: it has none that can be read. */
  readonly fetchedAt: number | null;
}

/** Records the last answer that Claude Code has stored in `.claude.json` for the account it belongs to. */
export interface ClaudeCodeCache {
  /** Watches the file from now on. */
  readonly start: () => void;
  readonly close: () => void;
  /** Looks now, and records a newer reading. Never rejects. */
  readonly look: () => Promise<CacheLook>;
  /**
   * The account on show, or before there is one that of the file, if the file names it as the one that is signed in;
   * `null`: it names another one.
   */
  readonly whose: () => Promise<Account | null>;
}

export interface ClaudeCodeCacheParts {
  readonly configDir: string;
  readonly home: string;
  /** The `.claude.json` that names this folder's account; `null`: several logins share it. */
  readonly claudeJson: () => Promise<string | null>;
  readonly isOnlyFolder: () => boolean;
  readonly login: {
    readonly outcome: () => LoginOutcome | null;
    readonly look: (reason: 'background') => Promise<unknown>;
  };
  readonly record: (observation: Observation, account: Account) => void;
  readonly store: Store;
  readonly clock: AppClock;
  /** The system's clock, by which Claude Code dates its entries, epoch ms. */
  readonly systemNow: () => number;
  readonly log: Log;
}

/** Claude Code rewrites the file many times an hour; it is read again at most this often, in ms. */
const DEBOUNCE_MS = 1000;
/** Ms after which a reading is too old: every window has started again after a week. */
const OLDEST_MS = 8 * 24 * 3_600_000;
/** A reading from further in the future, in ms, was dated by a wrong clock, so its age is unknown. */
const CLOCK_SLACK_MS = 60_000;
const LOOK_SOON_MS = 250;

export function createClaudeCodeCache(parts: ClaudeCodeCacheParts): ClaudeCodeCache {
  return new Cache(parts);
}

class Cache implements ClaudeCodeCache {
  readonly #parts: ClaudeCodeCacheParts;
  #unsubscribe: (() => void) | null = null;
  #cancel: (() => void) | null = null;
  #watches: readonly CredentialsWatch[] = [];
  #watched: string | null = null;
  #reader: { readonly file: string; readonly read: () => Promise<ClaudeJson | null> } | null = null;
  #outcome: CacheLook | null = null;
  #work: Promise<CacheLook> | null = null;
  #isClosed = false;

  constructor(parts: ClaudeCodeCacheParts) {
    this.#parts = parts;
  }

  readonly start = (): void => {
    const { store } = this.#parts;
    let shown = store.facts().account?.key;
    this.#unsubscribe = store.changed.listen(() => {
      const key = store.facts().account?.key;
      if (key === shown) return;
      shown = key;
      void this.look();
    });
    this.#lookWhenSettled();
  };

  readonly close = (): void => {
    this.#isClosed = true;
    this.#unsubscribe?.();
    this.#cancel?.();
    this.#unwatch();
  };

  /** One look at a time: a further one waits for the present one. */
  readonly look = (): Promise<CacheLook> => {
    const work = (this.#work ?? Promise.resolve()).then(() => this.#lookSafely());
    this.#work = work;
    return work;
  };

  readonly whose = async (): Promise<Account | null> => {
    const { claudeJson, store } = this.#parts;
    const file = await claudeJson();
    const { account } = store.facts();
    // Several folders share the file, but the login lies in this folder.
    if (file === null) return account;
    const identity = (await this.#read(file))?.identity ?? null;
    const readingOf = identity?.accountUuid ?? null;
    if (this.#ownerOf({ signedIn: signedInOf(identity), readingOf }) !== 'own') return null;
    return account ?? accountOf(identity);
  };

  /** Waits for the right time, to date the reading by it; does not wait while there is no reading on show. */
  #lookWhenSettled(): void {
    const { clock, store } = this.#parts;
    if (this.#isClosed) return;
    const hasNothing = (store.facts().tracker?.windows.length ?? 0) === 0;
    if (clock.isSettled() || (hasNothing && this.#outcome === null)) void this.look();
    if (clock.isSettled()) return;
    this.#cancel = clock.after(LOOK_SOON_MS, () => {
      this.#lookWhenSettled();
    });
  }

  async #lookSafely(): Promise<CacheLook> {
    try {
      this.#outcome = await this.#lookNow();
    } catch (error) {
      this.#parts.log.warn('the reading of Claude Code could not be recorded', { error: String(error) });
      this.#outcome = { state: 'odd', fetchedAt: null };
    }
    return this.#outcome;
  }

  async #lookNow(): Promise<CacheLook> {
    const { login, claudeJson } = this.#parts;
    const file = await claudeJson();
    if (file === null) return nothing('shared_file');
    this.#watch(file);
    const content = await this.#read(file);
    if (content === null) return nothing('absent');
    // Before the first look at the login, the account is that of an earlier run.
    if (login.outcome() === null) await login.look('background');
    if (this.#isClosed) return nothing('absent');
    this.#recordReset(content);
    if (content.usage === null) return nothing(content.hasUsage ? 'odd' : 'absent');
    return this.#recordUsage(content, content.usage);
  }

  #recordUsage({ identity }: ClaudeJson, usage: CachedUsage): CacheLook {
    const { clock, store, record, log } = this.#parts;
    const now = clock.now();
    const fetchedAt = clock.ofSystem(usage.fetchedAt);
    const lookOf = (state: CacheState): CacheLook => ({ state, fetchedAt });
    if (fetchedAt > now + CLOCK_SLACK_MS) return lookOf('ahead');
    if (now - fetchedAt > OLDEST_MS) return lookOf('too_old');
    const owner = this.#ownerOf({ signedIn: signedInOf(identity), readingOf: usage.accountId });
    if (owner !== 'own') return lookOf(owner);
    const account = store.facts().account ?? accountOf(identity);
    if (account === null) return lookOf('unnamed');
    const observedAt = Math.min(fetchedAt, now);
    const parsed = observationOfBody(usage.body, 'claude_code_cache', account.key, observedAt);
    if (!parsed.ok) return lookOf('odd');
    const news = newerPart(parsed.value, trackerOf(store, account.key));
    if (news === null) return lookOf('known');
    log.info('took the reading that Claude Code keeps', { ageS: Math.round((now - observedAt) / 1000) });
    record(news, account);
    return lookOf('taken');
  }

  /** Records a banked reset that no other source has named: the file has one at most, and no expiry. */
  #recordReset({ identity, unusedReset }: ClaudeJson): void {
    const { clock, store, record, systemNow } = this.#parts;
    const { account, tracker } = store.facts();
    const accountId = identity?.accountUuid ?? null;
    const known = parseUnusedReset(unusedReset, accountId, systemNow());
    if (known === null || account === null || (tracker?.bankedResets?.value ?? null) !== null) return;
    if (this.#ownerOf({ signedIn: signedInOf(identity), readingOf: accountId }) !== 'own') return;
    const observedAt = Math.min(clock.ofSystem(known.checkedAt), clock.now());
    record({ ...emptyObservation(account.key, observedAt), bankedResets: known.bankedResets }, account);
  }

  #ownerOf(identity: CachedIdentity): ReturnType<typeof cachedOwner> {
    const { store, isOnlyFolder } = this.#parts;
    return cachedOwner(identity, store.facts().account, isOnlyFolder());
  }

  #read(file: string): Promise<ClaudeJson | null> {
    const { configDir, home } = this.#parts;
    if (this.#reader?.file !== file)
      this.#reader = { file, read: createClaudeJsonReader(file, configDir, home).read };
    return this.#reader.read();
  }

  #watch(file: string): void {
    if (this.#isClosed || this.#unsubscribe === null || this.#watched === file) return;
    this.#unwatch();
    this.#watched = file;
    const onChanged = () => void this.look();
    this.#watches = stateFiles(file, this.#parts.configDir).map((each) =>
      watchFile(each, onChanged, { debounceMs: DEBOUNCE_MS }),
    );
  }

  #unwatch(): void {
    for (const watch of this.#watches) watch.close();
    this.#watches = [];
    this.#watched = null;
  }
}

function nothing(state: CacheState): CacheLook {
  return { state, fetchedAt: null };
}

function trackerOf(store: Store, account: string): TrackerState | null {
  const { tracker } = store.facts();
  return tracker?.account === account ? tracker : null;
}

function signedInOf(identity: Identity | null): CachedIdentity['signedIn'] {
  return identity && { accountId: identity.accountUuid, organizationId: identity.organizationUuid };
}

/** The account by the file alone, for a machine where no login can be read. */
function accountOf(identity: Identity | null): Account | null {
  const key = identity?.organizationUuid ?? identity?.accountUuid ?? null;
  if (identity === null || key === null) return null;
  const { organizationUuid: organizationId, emailAddress, organizationName } = identity;
  return { key, plan: null, tier: null, organizationId, name: emailAddress ?? organizationName };
}

function emptyObservation(account: string, observedAt: number): Observation {
  return {
    source: 'claude_code_cache',
    observedAt,
    account,
    windows: [],
    organizationId: null,
    httpStatus: null,
    fresh: true,
  };
}
