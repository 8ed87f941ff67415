import {
  claimedKey,
  decideAccount,
  type AccountEvidence,
  type IdentityDecision,
  type KnownAccount,
} from '../../core/usage/account-identity';
import type { Facts } from '../../core/snapshot/snapshot';
import type { TrackerState } from '../../core/tracker/tracker';
import type { Account, UsageEvent } from '../../core/usage/usage';
import { accountEvent } from '../../core/usage/usage-event';
import type { History } from '../../history/history';
import type { Clock } from '../clock/clock';
import { ownerOf, withOwner, type StoredIdentity } from './identity-memory';
import { storedAccount, type SavedState } from './saved-state';
import type { LearnedPace } from '../pace/learned-pace';
import type { Log } from '../log';
import type { Login } from './login';
import type { Store } from './store';

/** The facts by which the account is decided. */
export type SettledLogin = Pick<Login, 'evidence' | 'account' | 'ownPlan'>;

/** Decides which account is signed in, and saves the evidence. */
export interface AccountHolder {
  /** The account that was decided and saved; `null` before the first one. */
  readonly current: () => Account | null;
  /** Loads the account that another process has saved; false: none has. */
  readonly reload: () => boolean;
  /** Rises when another process decided for another account. */
  readonly version: () => number;
  /** The organization that a token belongs to; `null`: no answer has named it. */
  readonly ownerOf: (tokenHash: string) => string | null;
  /** Saves the organization that an answer to a token named. */
  readonly learn: (tokenHash: string, organizationId: string) => void;
  readonly decide: (login: SettledLogin) => IdentityDecision;
  /** Shows the account of a login that no answer has proven yet; stores nothing. */
  readonly show: (login: SettledLogin) => void;
  /** Makes the account of a login the one that is signed in: shown, saved, and raised as an event if it is another. */
  readonly settle: (login: SettledLogin) => Account;
  /** The same for an account without a login, whose traffic the proxy saw. */
  readonly adopt: (account: Account, evidence: AccountEvidence) => Account;
}

export interface AccountHolderParts {
  readonly saved: SavedState;
  readonly store: Store;
  readonly history: History;
  readonly pace: Pick<LearnedPace, 'of'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly onEvents: (events: readonly UsageEvent[]) => void;
  /** Called when the same account gets another key. */
  readonly onMoved: (from: string, to: string) => void;
}

/** The holder of one config folder. */
export function createAccountHolder(parts: AccountHolderParts): AccountHolder {
  return new Holder(parts);
}

class Holder implements AccountHolder {
  readonly #parts: AccountHolderParts;
  #account: Account | null;
  #identity: StoredIdentity;
  readonly #hasForeignWrite: () => boolean;
  #version = 0;

  constructor(parts: AccountHolderParts) {
    this.#parts = parts;
    this.#account = parts.saved.account();
    this.#identity = this.#readIdentity();
    this.#hasForeignWrite = parts.history.watchForeignWrites();
  }

  readonly current = (): Account | null => this.#account;

  readonly version = (): number => this.#version;

  readonly ownerOf = (tokenHash: string): string | null => ownerOf(this.#identity, tokenHash);

  readonly reload = (): boolean => {
    const { saved } = this.#parts;
    if (!this.#hasForeignWrite()) return false;
    const before = this.#account?.key;
    this.#account = saved.account();
    this.#identity = this.#readIdentity();
    if (this.#account?.key !== before) this.#version += 1;
    return true;
  };

  readonly learn = (tokenHash: string, organizationId: string): void => {
    if (this.ownerOf(tokenHash) === organizationId) return;
    this.#identity = withOwner(this.#identity, { tokenHash, organizationId });
    this.#record([], {});
  };

  readonly decide = (login: SettledLogin): IdentityDecision =>
    decideAccount(login.evidence, this.ownerOf(login.evidence.tokenHash), this.#known());

  readonly show = (login: SettledLogin): void => {
    const decision = this.decide(login);
    this.#show(accountOf(decision, login), {});
  };

  readonly settle = (login: SettledLogin): Account => {
    const decision = this.decide(login);
    const known = this.#known();
    const account = accountOf(decision, login);
    if (decision.kind === 'renamed' && known !== null && !this.#move(known.key, account))
      return this.#account ?? account;
    if (decision.kind === 'switched' && known !== null) this.#leave(known);
    // Tokens were counted by place before the first answer.
    if (decision.kind === 'first' && decision.isProven) this.#move(login.evidence.folderKey, account);
    return this.adopt(account, this.#evidenceAfter(decision, login));
  };

  readonly adopt = (account: Account, evidence: AccountEvidence): Account => {
    const before = { account: this.#account, evidence: this.#identity.evidence };
    const hasSwitched = before.account !== null && before.account.key !== account.key;
    const events = hasSwitched ? [this.#switchTo(account.key)] : [];
    // A refusal of the earlier login does not concern this one.
    const facts = hasSwitched ? { problem: null } : {};
    const shown = this.#show(account, facts);
    this.#account = shown;
    this.#identity = { ...this.#identity, evidence };
    const { saved } = this.#parts;
    if (!isSameStored(before.account, shown) || !isSameEvidence(before.evidence, evidence))
      this.#record(events, hasSwitched ? { [saved.names.problem]: null } : {});
    if (events.length > 0) this.#parts.onEvents(events);
    return shown;
  };

  #readIdentity(): StoredIdentity {
    const { saved } = this.#parts;
    const identity = saved.identity();
    const account = saved.account();
    if (identity.evidence !== null || account === null) return identity;
    // An earlier version named the account by the files alone, and asked with this token last.
    const { succeededAt, tokenHash } = saved.asking();
    return {
      ...identity,
      evidence: {
        tokenHash: succeededAt === null ? null : tokenHash,
        claimed: account.key,
        isProven: false,
      },
    };
  }

  #known(): KnownAccount | null {
    if (this.#account === null) return null;
    const { key, organizationId } = this.#account;
    const unknown: AccountEvidence = { tokenHash: null, claimed: key, isProven: false };
    return { key, organizationId, ...(this.#identity.evidence ?? unknown) };
  }

  /** A token that is only assumed to be of the same account does not become evidence for it. */
  #evidenceAfter({ kind, isProven }: IdentityDecision, { evidence: login }: SettledLogin): AccountEvidence {
    const before = this.#identity.evidence;
    const isAssumed = kind === 'same' && this.ownerOf(login.tokenHash) === null;
    if (isAssumed && before !== null) return before;
    return { tokenHash: login.tokenHash, claimed: claimedKey(login), isProven };
  }

  #switchTo(account: string): UsageEvent {
    return accountEvent('account_switched', account, this.#parts.clock.now());
  }

  /** What was saved by folder belongs to the organization that leaves, not to the folder's next account. */
  #leave({ key, organizationId }: KnownAccount): void {
    if (organizationId !== null && organizationId !== key && this.#account !== null)
      this.#move(key, { ...this.#account, key: organizationId });
  }

  /** Gives the account another key, with all that is stored; false: the history cannot do that now. */
  #move(from: string, account: Account): boolean {
    const { history, saved, store, pace, clock, log } = this.#parts;
    const { key } = account;
    const tracker = this.#movedTracker(from, key);
    const keep = { [saved.names.tracker(key)]: tracker, [saved.names.account]: storedAccount(account) };
    try {
      history.moveAccount(from, key, keep, clock.now());
    } catch (error) {
      log.error('the account could not be moved to its better key', { error: String(error) });
      return false;
    }
    this.#account = account;
    this.#parts.onMoved(from, key);
    const shown = store.facts().account;
    if (shown?.key === from) store.update({ account: merged(account, shown), tracker, ...pace.of(key) });
    return true;
  }

  #movedTracker(from: string, to: string): TrackerState | null {
    const { saved, store } = this.#parts;
    const shown = store.facts().tracker;
    const own = shown?.account === from ? shown : saved.tracker(from);
    const other = saved.tracker(to);
    const newest = (state: TrackerState | null) => state?.newest?.observedAt ?? Number.NEGATIVE_INFINITY;
    return own === null || newest(other) > newest(own) ? other : { ...own, account: to };
  }

  /** Another account may have signed in: shows its own numbers, or none. */
  #show(account: Account, change: Partial<Facts>): Account {
    const { store, saved, pace } = this.#parts;
    const shown = store.facts().account;
    if (shown?.key !== account.key) {
      const tracker = saved.tracker(account.key);
      store.update({ account, tracker, ...pace.of(account.key), ...change });
      return account;
    }
    const next = merged(account, shown);
    if (JSON.stringify(next) !== JSON.stringify(shown) || Object.keys(change).length > 0)
      store.update({ account: next, ...change });
    return next;
  }

  #record(events: readonly UsageEvent[], keep: Readonly<Record<string, unknown>>): void {
    const { history, saved, clock, log } = this.#parts;
    const account = this.#account === null ? {} : { [saved.names.account]: storedAccount(this.#account) };
    try {
      history.record(events, { ...account, [saved.names.identity]: this.#identity, ...keep }, clock.now());
    } catch (error) {
      log.error('whose login it is could not be stored', { error: String(error) });
    }
  }
}

function accountOf({ key, organizationId }: IdentityDecision, login: SettledLogin): Account {
  const { account, evidence, ownPlan } = login;
  const named = evidence.file?.organizationId ?? null;
  // Name and plan in the file are of the account that the file names, which may be another one.
  if (named === null || named === organizationId) return { ...account, key, organizationId };
  return { ...account, ...ownPlan, key, organizationId, name: null };
}

/** Adds the facts of the profile or a header, which the stored login lacks. */
function merged(account: Account, known: Account): Account {
  return {
    ...account,
    plan: account.plan ?? known.plan,
    tier: account.tier ?? known.tier,
    organizationId: account.organizationId ?? known.organizationId,
    name: account.name ?? known.name,
  };
}

function isSameEvidence(a: AccountEvidence | null, b: AccountEvidence): boolean {
  return a?.tokenHash === b.tokenHash && a.claimed === b.claimed && a.isProven === b.isProven;
}

function isSameStored(a: Account | null, b: Account | null): boolean {
  return a !== null && b !== null && JSON.stringify(storedAccount(a)) === JSON.stringify(storedAccount(b));
}
