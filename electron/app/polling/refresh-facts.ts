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

/** A rise of the numbers makes polling quicker for so long. */
const RISING_FOR_MS = 600_000;

/** What has changed from outside between two looks. */
export interface PollerMoment {
  popoverOpen: boolean;
  /** When it woke up or the network came back and nothing was asked since, monotonic. */
  wokeUpAt: number | null;
  userAsked: boolean;
  /** When utilization last rose, monotonic. */
  roseAt: number | null;
  /** Whether the network was there at the last look. */
  online: boolean;
  /** The login may have changed: look at once. */
  recheck: boolean;
  /** Another source differs from what is on show, and nothing was asked since. */
  questioned: boolean;
  /** Drawn anew after each request only: the jitter of a wait must not change while it is waited for. */
  random: number;
}

/** Where the facts are. */
export interface RefreshSources {
  readonly reader: Pick<Reader, 'asking' | 'outcome'>;
  readonly store: Store;
  readonly clock: Clock;
  /** As `createAges` gives it; the reader's own. */
  readonly age: (at: number | null) => number | null;
  readonly pauses: Pick<PauseState, 'reason'>;
  readonly activity: Pick<LocalActivity, 'sinceMs'>;
  readonly machine: Machine;
  /** How often the user wants Anthropic to be asked; `null`: automatically. */
  readonly everyMs: () => number | null;
}

/** What `core/polling` decides by, as things stand now. */
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
    // The API counts by token: a new one need not wait for what another one asked.
    sinceLastAttemptMs: hash !== null && asking.tokenHash !== hash ? null : age(asking.attemptedAt),
    sinceLastSuccessMs: youngest(age(asking.succeededAt), claudeCodeAge(store, now)),
    cooldownLeftMs: hash === null ? null : waitLeft(asking, hash, since(asking.cooldown?.setAt)),
    budgetLeft: budgetLeft(asking, hash, since(asking.budget?.at)),
    paused: parts.pauses.reason(),
    // Before the first look nothing is known against the login.
    hasUsableCredentials: outcome === null || outcome.login !== null,
    tokenChanged: hash !== null && asking.tokenHash !== null && asking.tokenHash !== hash,
    // A login that could not be used then and can be now is worth a request, unless Anthropic itself said no.
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
