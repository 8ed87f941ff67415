import type { Problem } from '../../core/problem';
import { advance, type TrackerOptions } from '../../core/tracker/tracker';
import type { Account, AccountEvent, UsageEvent } from '../../core/usage/usage';
import { accountEvent } from '../../core/usage/usage-event';
import type { History, Reading } from '../../history/history';
import type { LookReason } from '../../sources/credentials/types';
import type { ApiFailure } from '../../sources/usage-api/request-failure';
import { asksForGrants } from '../../core/polling/grants';
import { parseUsage } from '../../sources/usage-api/body/parse';
import type { Fetch } from '../../platform/http/fetch-type';
import { fetchUsage, type ApiAnswer } from '../../sources/usage-api/request';
import type { AccountHolder } from '../accounts/account-holder';
import { asked, failed, moved, succeeded, type Asking } from './request-log';
import type { AppClock } from '../clock/clock';
import { createForeignReadings, type ForeignReadings } from './foreign-readings';
import { grantsFacts } from './grants';
import type { SavedState } from '../accounts/saved-state';
import { noHabits, type LearnedPace } from '../pace/learned-pace';
import type { Lease } from '../lease';
import type { FindLogin, Login, LoginOutcome } from '../accounts/login';
import { createLoginLook, type LoginLook } from '../accounts/login-look';
import type { Log } from '../log';
import { completed, type AskProfile } from '../accounts/profile';
import { refusalProblem, unknownShape } from './request-failure';
import type { Store } from '../accounts/store';
import { latestTracker, recordObservation, type RecordObservation } from './record-observation';

const REQUEST_TTL_MS = 60_000;

export interface ReaderParts {
  readonly apiUrl: string;
  readonly fetch: Fetch;
  readonly findLogin: FindLogin;
  readonly askProfile: AskProfile;
  readonly claudeVersion: () => Promise<string | null>;
  readonly history: History;
  readonly saved: SavedState;
  readonly holder: AccountHolder;
  readonly pace: Pick<LearnedPace, 'of'>;
  readonly requestLease: Lease;
  readonly store: Store;
  /** Percents worth an event. */
  readonly thresholds: () => TrackerOptions;
  /** Whether another config folder is signed in to this account too. */
  readonly isShared: (account: string) => boolean;
  readonly clock: AppClock;
  readonly log: Log;
  readonly age: (at: number | null) => number | null;
  readonly random: () => number;
  /** Whether this computer has a network, as the system reports. */
  readonly isOnline: () => boolean;
  readonly signal: AbortSignal;
  readonly onEvents: (events: readonly UsageEvent[]) => void;
  readonly onFailure: (failure: ApiFailure) => void;
}

/** Finds the login, sends a request and records the answer. The poller decides when; expected failures do not throw. */
export interface Reader extends ForeignReadings {
  /** Looks for the login again, without any request. */
  readonly look: (reason: LookReason) => Promise<LoginOutcome>;
  /** Sends one request with the login of the last look; false: another process has a request under way. */
  readonly ask: (reason: LookReason) => Promise<boolean>;
  readonly outcome: () => LoginOutcome | null;
  /** Ms until a login that could not be read is looked at again; `null`: there is none. */
  readonly lookAgainInMs: () => number | null;
  readonly asking: () => Asking;
  /** The organization, or else the account, of a token; `null`: unknown. */
  readonly accountOf: (tokenHash: string) => string | null;
  /** The account that is signed in; `null` before the first reading. */
  readonly account: () => Account | null;
  /** Loads the state that another process has saved since the last look. */
  readonly reload: () => void;
  /** Raises and stores resets that have come due, without a reading. */
  readonly passTime: () => void;
}

/** The reader of one config folder. */
export function createReader(parts: ReaderParts): Reader {
  return new ConfigFolderReader(parts).reader();
}

class ConfigFolderReader {
  readonly #parts: ReaderParts;
  readonly #login: LoginLook;
  readonly #foreign: ForeignReadings;
  #asking: Asking;

  constructor(parts: ReaderParts) {
    const { holder, findLogin, store, clock } = parts;
    this.#parts = parts;
    this.#asking = parts.saved.asking();
    this.#login = createLoginLook({
      findLogin,
      holder,
      clock,
      reload: this.#reload,
      shownProblem: () => store.facts().problem,
      setProblem: this.#setProblem,
      raise: this.#raise,
    });
    this.#foreign = createForeignReadings({
      holder,
      login: this.#login,
      clock,
      reload: this.#reload,
      record: this.#recordObservation,
      newestAt: () => store.facts().tracker?.newest?.observedAt ?? null,
    });
  }

  reader(): Reader {
    const { holder } = this.#parts;
    return {
      ...this.#foreign,
      look: this.#login.look,
      ask: this.#ask,
      outcome: this.#login.outcome,
      lookAgainInMs: this.#login.againInMs,
      asking: () => this.#asking,
      accountOf: this.#accountOf,
      account: holder.current,
      reload: this.#reload,
      passTime: this.#passTime,
    };
  }

  readonly #setProblem = (problem: Problem | null): void => {
    const { saved, store, clock, log } = this.#parts;
    if (JSON.stringify(problem) === JSON.stringify(store.facts().problem)) return;
    try {
      saved.saveProblem(problem, clock.now());
    } catch (error) {
      log.warn('the problem could not be stored', { error: String(error) });
    }
    store.update({ problem });
  };

  readonly #saveAsking = (next: Asking): void => {
    const { saved, clock, log } = this.#parts;
    this.#asking = next;
    try {
      saved.saveAsking(next, clock.now());
    } catch (error) {
      log.warn('the time of the request could not be stored', { error: String(error) });
    }
  };

  readonly #reload = (): void => {
    const { holder, saved, store, pace } = this.#parts;
    if (!holder.reload()) return;
    this.#asking = saved.asking();
    const account = holder.current();
    const known = store.facts().account;
    const name = known?.key === account?.key ? (known?.name ?? null) : null;
    store.update({
      account: account && { ...account, name },
      tracker: account && saved.tracker(account.key),
      ...(account ? pace.of(account.key) : noHabits),
      problem: saved.problem(),
    });
  };

  readonly #record = (events: readonly UsageEvent[], keep: Reading['keep']): void => {
    const { history, clock, log } = this.#parts;
    try {
      history.record(events, keep, clock.now());
    } catch (error) {
      log.error('what happened could not be stored', { error: String(error) });
    }
  };

  readonly #raise = (kind: AccountEvent['kind'], account: string): void => {
    const event = accountEvent(kind, account, this.#parts.clock.now());
    this.#record([event], {});
    this.#parts.onEvents([event]);
  };

  readonly #accountOf = (tokenHash: string): string | null => {
    const { holder } = this.#parts;
    const login = this.#login.outcome()?.login ?? null;
    const owner = holder.ownerOf(tokenHash);
    if (owner !== null || login?.evidence.tokenHash !== tokenHash) return owner;
    // Before the first answer the folder is the account's key; with that answer its organization replaces it.
    return holder.current() === null ? login.evidence.folderKey : holder.decide(login).key;
  };

  readonly #passTime = (): void => {
    const { store, clock, saved, onEvents } = this.#parts;
    const shown = store.facts().account;
    const tracker = shown === null ? null : latestTracker(this.#parts, shown.key);
    // By a clock that may be hours off a reset would come early; the first answer brings the time.
    if (tracker === null || !clock.isSettled()) {
      store.retime();
      return;
    }
    const { state, events } = advance(tracker, clock.now());
    const hasNews = events.length > 0;
    if (hasNews) this.#record(events, { [saved.names.tracker(state.account)]: state });
    store.update({ tracker: state });
    store.retime();
    if (hasNews) onEvents(events);
  };

  readonly #recordObservation: RecordObservation = (observation, account, context) => {
    recordObservation(this.#parts, observation, account, context);
  };

  readonly #ask = async (reason: LookReason): Promise<boolean> => {
    const { requestLease, clock, store } = this.#parts;
    const login = this.#login.outcome()?.login;
    if (!login || !requestLease.claim(clock.now(), REQUEST_TTL_MS)) return false;
    store.update({ refreshing: true });
    try {
      let used = login;
      let result = await this.#request(used);
      if (!result.ok && result.error.kind === 'expired') {
        // Claude Code may have renewed the login meanwhile: one look, and one more request only with another token.
        const renewed = (await this.#login.look(reason)).login;
        if (renewed && renewed.credential.accessToken !== used.credential.accessToken) {
          used = renewed;
          result = await this.#request(used);
        }
      }
      if (result.ok) await this.#accept(used, result.value);
      else await this.#refuse(used, result.error);
      return true;
    } finally {
      requestLease.release();
      store.update({ refreshing: false });
    }
  };

  readonly #requestOf = async ({ credential }: Login) => ({
    fetch: this.#parts.fetch,
    baseUrl: this.#parts.apiUrl,
    token: credential.accessToken,
    userAgentVersion: await this.#parts.claudeVersion(),
    signal: this.#parts.signal,
  });

  readonly #request = async (login: Login) => {
    const { clock, age, log } = this.#parts;
    const { tokenHash } = login.evidence;
    const withGrants = asksForGrants(grantsFacts(this.#asking, this.#parts));
    const next = asked(this.#asking, tokenHash, this.#spentAt(), clock.now());
    this.#saveAsking(withGrants ? { ...next, grantsAskedAt: clock.now() } : next);
    // Seen now, by the monotonic clock: the wall clock may be set before the answer comes.
    age(this.#asking.attemptedAt);
    age(this.#asking.grantsAskedAt);
    age(this.#asking.budget?.at ?? null);
    const request = await this.#requestOf(login);
    const started = clock.monotonic();
    const leftAt = clock.now();
    const result = await fetchUsage({ ...request, clock }, { withGrants });
    this.#noteClockMoved(clock.now() - leftAt - (clock.monotonic() - started));
    log.info('asked for usage', {
      status: result.ok ? result.value.status : result.error.status,
      outcome: result.ok ? 'answered' : result.error.reason,
      ms: Math.round(clock.monotonic() - started),
    });
    return result;
  };

  /** Moves dates of a wrong clock after its correction, since the next process would misjudge them. */
  #noteClockMoved(byMs: number): void {
    const { age } = this.#parts;
    this.#asking = moved(this.#asking, byMs);
    for (const at of [this.#asking.attemptedAt, this.#asking.cooldown?.setAt, this.#asking.budget?.at])
      age(at ?? null);
  }

  /** The present on the clock of the budget. */
  #spentAt(): number {
    const { clock, age } = this.#parts;
    const { budget } = this.#asking;
    return budget === null ? clock.now() : budget.at + (age(budget.at) ?? 0);
  }

  /**
   * The account that an answer to this login belongs to, made the one that is signed in where it is another; `null`: an
   * account that is not signed in any more.
   */
  async #accountFor(used: Login, organizationId: string | null): Promise<Account | null> {
    const { holder } = this.#parts;
    const { tokenHash } = used.evidence;
    this.#reload();
    if (organizationId !== null) holder.learn(tokenHash, organizationId);
    const isDoubtful = !this.#login.isUpToDate() || holder.decide(used).kind === 'switched';
    // The login may have changed while the answer was on its way, and another process may have seen it.
    if (isDoubtful && this.#login.isSignedIn(used)) await this.#login.look('background');
    const login = this.#login.outcome()?.login ?? null;
    if (login !== null && this.#login.isSignedIn(used)) return holder.settle(login);
    const current = holder.current();
    const owner = holder.ownerOf(tokenHash);
    return current !== null && owner !== null && owner === current.organizationId ? current : null;
  }

  async #accept(used: Login, answer: ApiAnswer): Promise<void> {
    const { saved, log, clock } = this.#parts;
    const { observedAt, organizationId, status, serverDate } = answer;
    const context = { observedAt, organizationId, serverDate, account: '', httpStatus: status };
    const parsed = parseUsage(answer.body, context);
    if (!parsed.ok) {
      await this.#refuse(used, unknownShape(answer, parsed.error.detail));
      return;
    }
    const { unknown, odd, ...observation } = parsed.value;
    if (unknown.length + odd.length > 0)
      log.info('parts of the answer are new or odd', { unknown: unknown.join(), odd: odd.join() });
    // Awaited first: a reading of another source meanwhile must not be lost.
    const profile = await this.#parts.askProfile(used, await this.#requestOf(used));
    const account = await this.#accountFor(used, organizationId ?? profile.organizationId);
    const asking = succeeded(this.#asking, clock.now());
    if (account === null) {
      this.#saveAsking(asking);
      log.info('an answer came for a login that is not signed in any more', { status });
      return;
    }
    this.#asking = asking;
    const { key } = account;
    this.#recordObservation({ ...observation, account: key }, completed(account, profile, observation.plan), {
      serverAheadMs: serverDate === null ? null : serverDate - observedAt,
      keep: { [saved.names.problem]: null, [saved.names.asking]: asking },
      facts: { problem: null },
      worthStoring: true,
    });
  }

  async #refuse(used: Login, failure: ApiFailure): Promise<void> {
    if (failure.reason === 'cancelled') return;
    const { onFailure, clock, random, age, log, store, isOnline } = this.#parts;
    onFailure(failure);
    this.#saveAsking(failed(this.#asking, failure, clock.now(), random()));
    age(this.#asking.cooldown?.setAt ?? null);
    log.warn('no usage', { kind: failure.kind, detail: failure.detail });
    // A refusal too names the organization of the token.
    if (failure.organizationId) await this.#accountFor(used, failure.organizationId);
    // A refusal of an earlier login does not concern the one that is signed in.
    if (!this.#login.isSignedIn(used)) return;
    this.#setProblem(
      refusalProblem(failure, this.#asking, {
        shown: store.facts().problem,
        scopes: used.credential.scopes,
        isOnline: isOnline(),
        now: clock.now(),
      }),
    );
  }
}
