import { loginProblems, type Problem, type ProblemKind } from '../core/problem';
import { advance, type TrackerOptions } from '../core/tracker';
import type { Account, EventKind, Observation, UsageEvent } from '../core/usage';
import type { History, Reading } from '../history/history';
import { tokenHash } from '../sources/credentials/token-hash';
import type { LookReason } from '../sources/credentials/types';
import type { ApiFailure } from '../sources/usage-api/failure';
import { parseUsage } from '../sources/usage-api/parse';
import { fetchUsage, type ApiAnswer, type Fetch } from '../sources/usage-api/request';
import { asked, failed, succeeded, type Asking } from './asking';
import type { Clock } from './clock';
import type { Kept } from './kept';
import type { LearnedPace } from './learned-pace';
import type { Lease } from './lease';
import type { FindLogin, Login, LoginOutcome } from './login';
import type { Log } from './log';
import type { CompleteAccount } from './profile';
import type { Store } from './store';
import { takeIn } from './take-in';

const REQUEST_TTL_MS = 60_000;
/** The same numbers again are not stored more often: Claude Code may ask several times a second. */
const SAME_AGAIN_MS = 60_000;

export interface ReaderParts {
  readonly apiUrl: string;
  readonly fetch: Fetch;
  readonly findLogin: FindLogin;
  readonly completeAccount: CompleteAccount;
  readonly claudeVersion: () => Promise<string | null>;
  readonly history: History;
  readonly kept: Kept;
  readonly pace: Pick<LearnedPace, 'of'>;
  readonly requestLease: Lease;
  readonly store: Store;
  /** Percents worth an event. */
  readonly thresholds: () => TrackerOptions;
  readonly clock: Clock;
  readonly log: Log;
  readonly age: (at: number | null) => number | null;
  readonly random: () => number;
  readonly signal: AbortSignal;
  readonly onEvents: (events: readonly UsageEvent[]) => void;
  readonly onFailure: (failure: ApiFailure) => void;
}

/** Login → API → tracker → history → store. It never decides when; it never throws for what may go wrong. */
export interface Reader {
  /** Looks for the login again, without any request. */
  readonly look: (reason: LookReason) => Promise<LoginOutcome>;
  /** Sends one request with the login that was seen last; false when another process is at it. */
  readonly ask: (reason: LookReason) => Promise<boolean>;
  /** Takes in what another source than the API said of the account. */
  readonly take: (observation: Observation, account: Account) => void;
  readonly outcome: () => LoginOutcome | null;
  readonly asking: () => Asking;
  /** Takes over what another process has stored since the last look. */
  readonly reload: () => void;
  /** Lets time pass in the tracker: a reset that came due is told and stored without data. */
  readonly passTime: () => void;
}

/** The reader of one data folder. */
export function createReader(parts: ReaderParts): Reader {
  const { clock, kept, store, history, log } = parts;
  let outcome: LoginOutcome | null = null;
  let asking = kept.asking();
  let dataVersion = history.dataVersion();

  const setProblem = (problem: Problem | null) => {
    if (JSON.stringify(problem) === JSON.stringify(store.facts().problem)) return;
    try {
      kept.keepProblem(problem, clock.now());
    } catch (error) {
      log.warn('the problem could not be stored', { error: String(error) });
    }
    store.update({ problem });
  };
  const keepAsking = (next: Asking) => {
    asking = next;
    try {
      kept.keepAsking(next, clock.now());
    } catch (error) {
      log.warn('the time of the request could not be stored', { error: String(error) });
    }
  };

  const reload = () => {
    const version = history.dataVersion();
    if (version === dataVersion) return;
    dataVersion = version;
    asking = kept.asking();
    const account = kept.account();
    const known = store.facts().account;
    const name = known?.key === account?.key ? (known?.name ?? null) : null;
    store.update({
      account: account && { ...account, name },
      tracker: account && kept.tracker(account.key),
      paceHistory: account ? parts.pace.of(account.key) : {},
      problem: kept.problem(),
    });
  };

  const record = (events: readonly UsageEvent[], keep: Reading['keep']) => {
    try {
      history.record(events, keep, clock.now());
    } catch (error) {
      log.error('what happened could not be stored', { error: String(error) });
    }
  };

  const tell = (kind: EventKind, account: string) => {
    const event = { kind, account, at: clock.now(), window: null, value: null, early: false };
    record([event], {});
    parts.onEvents([event]);
  };

  const look = async (reason: LookReason) => {
    outcome = await parts.findLogin(reason);
    const { login, problem } = outcome;
    const { problem: shown, account } = store.facts();
    // What the API said of the same login (`detail`) stands until the API takes it back.
    const lost = shown !== null && loginProblems.includes(shown.kind) && shown.detail === '';
    if (login === null) {
      setProblem(problemOf(problem ?? 'no_credentials', shown, clock.now()));
      if (!lost && account !== null) tell('credentials_lost', account.key);
      return outcome;
    }
    if (lost) {
      setProblem(null);
      if (account !== null) tell('credentials_restored', account.key);
    }
    if (account !== null && account.key !== login.account.key) tell('account_switched', login.account.key);
    takeAccount(parts, login);
    return outcome;
  };

  const ask = async (reason: LookReason): Promise<boolean> => {
    const login = outcome?.login;
    if (!login || !parts.requestLease.claim(clock.now(), REQUEST_TTL_MS)) return false;
    store.update({ refreshing: true });
    try {
      let used = login;
      let result = await request(used);
      if (!result.ok && result.error.kind === 'expired') {
        // Claude Code may have renewed the login meanwhile: look once, ask once more only with another token.
        const renewed = (await look(reason)).login;
        if (renewed && renewed.credential.accessToken !== used.credential.accessToken) {
          used = renewed;
          result = await request(used);
        }
      }
      if (result.ok) await accept(used, result.value);
      else refuse(result.error);
      return true;
    } finally {
      parts.requestLease.release();
      store.update({ refreshing: false });
    }
  };

  const requestOf = async ({ credential }: Login) => ({
    fetch: parts.fetch,
    baseUrl: parts.apiUrl,
    token: credential.accessToken,
    userAgentVersion: await parts.claudeVersion(),
    signal: parts.signal,
  });

  const request = async (login: Login) => {
    keepAsking(asked(asking, tokenHash(login.credential.accessToken), spentAt(), clock.now()));
    // Seen now, by the monotonic clock: the wall clock may be set before the answer comes.
    parts.age(asking.attemptedAt);
    parts.age(asking.budget?.at ?? null);
    const started = clock.monotonic();
    const result = await fetchUsage({ ...(await requestOf(login)), clock });
    log.info('asked for usage', {
      status: result.ok ? result.value.status : result.error.status,
      outcome: result.ok ? 'answered' : result.error.reason,
      ms: Math.round(clock.monotonic() - started),
    });
    return result;
  };

  /** The present on the clock of the budget. */
  const spentAt = () =>
    asking.budget === null ? clock.now() : asking.budget.at + (parts.age(asking.budget.at) ?? 0);

  const passTime = () => {
    const { tracker } = store.facts();
    if (tracker === null) {
      store.retime();
      return;
    }
    const { state, events } = advance(tracker, clock.now());
    if (events.length > 0) record(events, { [kept.names.tracker(state.account)]: state });
    store.update({ tracker: state });
    if (events.length > 0) parts.onEvents(events);
  };

  const accept = async (login: Login, answer: ApiAnswer) => {
    const { observedAt, organizationId, status, serverDate } = answer;
    const context = {
      observedAt,
      organizationId,
      serverDate,
      account: login.account.key,
      httpStatus: status,
    };
    const parsed = parseUsage(answer.body, context);
    if (!parsed.ok) {
      const shape = {
        kind: 'contract_changed',
        reason: 'unknown_shape',
        status,
        retryAfterMs: null,
      } as const;
      refuse({ ...shape, detail: parsed.error.detail, transport: false });
      return;
    }
    const { unknown, odd, ...observation } = parsed.value;
    if (unknown.length + odd.length > 0)
      log.info('parts of the answer are new or odd', { unknown: unknown.join(), odd: odd.join() });
    // Awaited first: what another source says meanwhile must not be lost.
    const account = await parts.completeAccount(login, await requestOf(login), organizationId);
    asking = succeeded(asking, clock.now());
    takeIn(parts, observation, account, {
      serverAheadMs: serverDate === null ? null : serverDate - observedAt,
      keep: { [kept.names.problem]: null, [kept.names.asking]: asking },
      facts: { problem: null },
      worthStoring: true,
    });
  };

  let taken = { what: '', at: Number.NEGATIVE_INFINITY };
  const take = (observation: Observation, account: Account) => {
    reload();
    const what = JSON.stringify([observation.source, observation.windows, observation.extraUsage]);
    const worthStoring = what !== taken.what || clock.monotonic() - taken.at >= SAME_AGAIN_MS;
    if (worthStoring) taken = { what, at: clock.monotonic() };
    takeIn(parts, observation, account, { serverAheadMs: null, keep: {}, facts: {}, worthStoring });
  };

  const refuse = (failure: ApiFailure) => {
    if (failure.reason === 'cancelled') return;
    parts.onFailure(failure);
    keepAsking(failed(asking, failure, clock.now(), parts.random()));
    parts.age(asking.cooldown?.setAt ?? null);
    const retryAt = failure.kind === 'rate_limited' ? (asking.cooldown?.until ?? null) : null;
    const problem = problemOf(failure.kind, store.facts().problem, clock.now(), failure.detail);
    setProblem({ ...problem, retryAt });
    log.warn('no usage', { kind: failure.kind, detail: failure.detail });
  };

  return { look, ask, take, outcome: () => outcome, asking: () => asking, reload, passTime };
}

/** A problem that goes on keeps the time it began. */
function problemOf(kind: ProblemKind, shown: Problem | null, now: number, detail = ''): Problem {
  return { kind, since: shown?.kind === kind ? shown.since : now, retryAt: null, detail };
}

/** Somebody else may have signed in: show that account's own numbers, or none. */
function takeAccount({ store, kept, pace }: ReaderParts, { account }: Login): void {
  const known = store.facts();
  if (known.account?.key !== account.key) {
    store.update({ account, tracker: kept.tracker(account.key), paceHistory: pace.of(account.key) });
    return;
  }
  // What the profile or a header once told is not in the stored login.
  const merged = {
    ...account,
    plan: account.plan ?? known.account.plan,
    tier: account.tier ?? known.account.tier,
    organizationId: account.organizationId ?? known.account.organizationId,
    name: account.name ?? known.account.name,
  };
  if (JSON.stringify(merged) !== JSON.stringify(known.account)) store.update({ account: merged });
}
