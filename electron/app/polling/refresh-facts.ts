import type { RefreshFacts } from '../../core/polling/next-request';
import { tokenHash } from '../../sources/credentials/token-hash';
import { budgetLeft, waitLeft } from './request-log';
import type { Clock } from '../clock/clock';
import type { LocalActivity } from './local-activity';
import type { Machine } from '../lifecycle/machine';
import type { PauseState } from './pauses';
import type { Reader } from './reader';
import { claudeCodeAge, otherSourceAge, youngest } from './source-ages';
import type { Store } from '../accounts/store';

/** Ms for which polling is quicker after a rise of the numbers. */
const RISING_FOR_MS = 600_000;

/** The changes from outside between two looks. */
export interface PollerMoment {
  popoverOpen: boolean;
  /** When the computer woke up or its network came back, if no request followed; monotonic ms. */
  wokeUpAt: number | null;
  userAsked: boolean;
  /** When utilization last rose, monotonic. */
  roseAt: number | null;
  /** Whether the network was there at the last look. */
  online: boolean;
  /** Whether to look at the login at once, since it may have changed. */
  recheck: boolean;
  /** Whether another source differs from the numbers on show, and no request followed. */
  questioned: boolean;
  /** Random numbers, drawn after each request only, so that the jitter of a wait does not change during it. */
  random: number;
}

/** The parts that the facts come from. */
export interface RefreshSources {
  readonly reader: Pick<Reader, 'asking' | 'outcome'>;
  readonly store: Store;
  readonly clock: Clock;
  /** As `createAges` gives it; the reader's own. */
  readonly age: (at: number | null) => number | null;
  readonly pauses: Pick<PauseState, 'reason'>;
  readonly activity: Pick<LocalActivity, 'sinceMs'>;
  readonly machine: Machine;
  /** The interval of requests that the user chose; `null`: automatic. */
  readonly everyMs: () => number | null;
}

/** The present facts by which `core/polling` decides. */
export function refreshFacts(parts: RefreshSources, moment: PollerMoment): RefreshFacts {
  const { reader, store, clock, age } = parts;
  const now = clock.now();
  const asking = reader.asking();
  // The instant by the monotonic clock, on the wall clock that was then: leaps neither end a wait nor fill a budget.
  const since = (at: number | undefined) => (at === undefined ? now : at + (age(at) ?? 0));
  const outcome = reader.outcome();
  const told = store.facts().problem?.kind ?? null;
  const token = outcome?.login?.credential.accessToken;
  const hash = token === undefined ? null : tokenHash(token);
  const resets = store.snapshot().windows.flatMap(({ resetsAt }) => (resetsAt === null ? [] : [resetsAt]));
  const ahead = resets.filter((at) => at > now);
  const unchecked = resets.filter(
    (at) => at <= now && asking.attemptedAt !== null && at > asking.attemptedAt,
  );
  return {
    now,
    // The API counts by token: a new one need not wait for requests of another one.
    sinceLastAttemptMs: hash !== null && asking.tokenHash !== hash ? null : age(asking.attemptedAt),
    sinceLastSuccessMs: youngest(age(asking.succeededAt), claudeCodeAge(store, now)),
    cooldownLeftMs: hash === null ? null : waitLeft(asking, hash, since(asking.cooldown?.setAt)),
    budgetLeft: budgetLeft(asking, hash, since(asking.budget?.at)),
    paused: parts.pauses.reason(),
    // Before the first look the login counts as usable.
    hasUsableCredentials: outcome === null || outcome.login !== null,
    tokenChanged: hash !== null && asking.tokenHash !== null && asking.tokenHash !== hash,
    // A login that has become usable leads to a request, unless Anthropic itself refused it.
    problem: (told === 'expired' || told === 'missing_scope') && hash !== asking.refusedHash ? null : told,
    failuresInARow: asking.failuresInARow,
    popoverOpen: moment.popoverOpen,
    sinceLocalActivityMs: parts.activity.sinceMs(),
    rising: moment.roseAt !== null && clock.monotonic() - moment.roseAt < RISING_FOR_MS,
    idleMs: parts.machine.idleMs(),
    soonestResetInMs: ahead.length > 0 ? Math.min(...ahead) - now : null,
    sinceResetDueMs: unchecked.length > 0 ? now - Math.max(...unchecked) : null,
    freshOtherSourceAgeMs: otherSourceAge(store, now),
    userAsked: moment.userAsked,
    chosenEveryMs: parts.everyMs(),
    sinceWokeUpMs: moment.wokeUpAt === null ? null : clock.monotonic() - moment.wokeUpAt,
    questioned: moment.questioned,
    random: moment.random,
  };
}
