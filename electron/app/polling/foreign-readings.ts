import { tokenKey, type AccountEvidence } from '../../core/usage/account-identity';
import type { Account, Observation } from '../../core/usage/usage';
import type { AccountHolder, SettledLogin } from '../accounts/account-holder';
import type { Clock } from '../clock/clock';
import type { LoginLook } from '../accounts/login-look';
import type { RecordObservation } from './record-observation';

/** Whose request a response of the proxy answered. */
export interface RequestEvidence {
  readonly tokenHash: string | null;
  readonly organizationId: string | null;
}

/** What the headers of a response say, once its account is known; `null`: nothing. */
export type ReadFor = (account: Account) => Observation | null;

/**
 * What became of headers. `foreign`: their account is not the one that is signed in here; `doubtful`: they say that
 * another account has signed in, and the login was not looked at since.
 */
export type TakenHeaders = 'taken' | 'foreign' | 'doubtful';

/** Readings of other sources than the API. */
export interface ForeignReadings {
  /** Takes in what a source that cannot name its account said of the account on show. */
  readonly take: (observation: Observation, account: Account) => void;
  /** Takes in the headers of a response, if its request was of the account that is signed in. */
  readonly takeHeaders: (evidence: RequestEvidence, read: ReadFor, hasLooked: boolean) => TakenHeaders;
  /** The same on a machine without any login, where only the proxy says who is at work. */
  readonly takeWithoutLogin: (evidence: RequestEvidence, read: ReadFor) => TakenHeaders;
}

export interface ForeignReadingsParts {
  readonly holder: AccountHolder;
  readonly login: LoginLook;
  readonly clock: Clock;
  readonly reload: () => void;
  readonly record: RecordObservation;
  /** When the newest reading on show arrived, epoch ms; `null`: there is none. */
  readonly newestAt: () => number | null;
}

/** The same numbers again are not stored more often: Claude Code may ask several times a second. */
const SAME_AGAIN_MS = 60_000;
/** Without a login, an account without a reading for so long makes room for the one that is at work. */
const SILENT_MS = 10 * 60_000;

/** The readings of one config folder that do not come from the API. */
export function createForeignReadings(parts: ForeignReadingsParts): ForeignReadings {
  return new Readings(parts);
}

class Readings implements ForeignReadings {
  readonly #parts: ForeignReadingsParts;
  #taken = { what: '', at: Number.NEGATIVE_INFINITY };

  constructor(parts: ForeignReadingsParts) {
    this.#parts = parts;
  }

  /** The account on show may be a guess by the files; a reading makes it the current one only before any other. */
  readonly take = (observation: Observation, account: Account): void => {
    const { holder, login, reload } = this.#parts;
    reload();
    const current = holder.current();
    if (current !== null && current.key !== account.key) return;
    const found = login.outcome()?.login ?? null;
    if (current !== null) this.#recordInto(observation, account);
    else if (found === null) this.#recordInto(observation, holder.adopt(account, unproven(account)));
    else if (holder.decide(found).key === account.key) this.#recordInto(observation, holder.settle(found));
  };

  readonly takeHeaders = (evidence: RequestEvidence, read: ReadFor, hasLooked: boolean): TakenHeaders => {
    const { holder, login, reload } = this.#parts;
    reload();
    const { tokenHash, organizationId } = evidence;
    const found = login.outcome()?.login ?? null;
    if (found !== null && tokenHash === found.evidence.tokenHash) {
      if (!login.isUpToDate() && !hasLooked) return 'doubtful';
      if (organizationId !== null) holder.learn(tokenHash, organizationId);
      if (holder.decide(found).kind === 'switched' && !hasLooked) return 'doubtful';
      const account = holder.settle(found);
      this.#recordInto(read(account), account);
      return 'taken';
    }
    const current = holder.current();
    const owner = organizationId ?? (tokenHash === null ? null : holder.ownerOf(tokenHash));
    // Another session's token of the same account: an earlier one, or one from the environment.
    if (current === null || owner === null || owner !== current.organizationId) return 'foreign';
    this.#recordInto(read(current), current);
    return 'taken';
  };

  readonly takeWithoutLogin = (evidence: RequestEvidence, read: ReadFor): TakenHeaders => {
    const { holder, reload } = this.#parts;
    reload();
    const { tokenHash, organizationId } = evidence;
    if (tokenHash === null) return 'foreign';
    const traffic = trafficOf(tokenHash);
    const owner = organizationId ?? holder.ownerOf(tokenHash);
    const key = owner ?? traffic.account.key;
    const isCurrent = this.#isCurrent([key, traffic.account.key]);
    if (!isCurrent && this.#isBusy()) return 'foreign';
    if (organizationId !== null) holder.learn(tokenHash, organizationId);
    const account = isCurrent
      ? holder.settle(traffic)
      : holder.adopt(
          { ...traffic.account, key, organizationId: owner },
          { tokenHash, claimed: key, isProven: owner !== null },
        );
    this.#recordInto(read(account), account);
    return 'taken';
  };

  #isCurrent(keys: readonly string[]): boolean {
    const current = this.#parts.holder.current();
    return current === null || keys.some((key) => [current.key, current.organizationId].includes(key));
  }

  /** Whether the account on show had a reading just now. */
  #isBusy(): boolean {
    const { clock, newestAt } = this.#parts;
    const at = newestAt();
    return at !== null && clock.now() - at < SILENT_MS;
  }

  #recordInto(observation: Observation | null, account: Account): void {
    if (observation === null) return;
    const { clock, record } = this.#parts;
    const { source, windows, extraUsage } = observation;
    const what = JSON.stringify([account.key, source, windows, extraUsage]);
    const worthStoring = what !== this.#taken.what || clock.monotonic() - this.#taken.at >= SAME_AGAIN_MS;
    if (worthStoring) this.#taken = { what, at: clock.monotonic() };
    record(observation, account, { serverAheadMs: null, keep: {}, facts: {}, worthStoring });
  }
}

/** A login of which only the hash of its token is known. */
function trafficOf(tokenHash: string): SettledLogin {
  const key = tokenKey(tokenHash);
  return {
    evidence: { tokenHash, file: null, folderKey: key },
    account: { key, plan: null, tier: null, organizationId: null, name: null },
  };
}

function unproven({ key }: Account): AccountEvidence {
  return { tokenHash: null, claimed: key, isProven: false };
}
