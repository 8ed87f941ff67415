import { tokenKey, type AccountEvidence } from '../../core/usage/account-identity';
import type { Account, Observation } from '../../core/usage/usage';
import type { AccountHolder, SettledLogin } from '../accounts/account-holder';
import type { Clock } from '../clock/clock';
import type { LoginLook } from '../accounts/login-look';
import type { RecordObservation } from './record-observation';

/** The evidence of whose request a response of the proxy answered. */
export interface RequestEvidence {
  readonly tokenHash: string | null;
  readonly organizationId: string | null;
}

/** Parses the headers of a response of this account; `null`: they have no reading. */
export type ReadFor = (account: Account) => Observation | null;

/**
 * The outcome for headers. `foreign`: their account is not the one that is signed in here; `doubtful`: another account has
 * signed in by them, and the login was not looked at since.
 */
export type HeadersOutcome = 'recorded' | 'foreign' | 'doubtful';

/** Records readings of other sources than the API. */
export interface ForeignReadings {
  /** Records the observation of a source that cannot name its account, for the account on show. */
  readonly recordReading: (observation: Observation, account: Account) => void;
  /** Records the headers of a response, if its request was of the account that is signed in. */
  readonly recordHeaders: (evidence: RequestEvidence, read: ReadFor, hasLooked: boolean) => HeadersOutcome;
  /** The same on a machine without any login, where only the proxy's traffic identifies the account. */
  readonly recordHeadersWithoutLogin: (evidence: RequestEvidence, read: ReadFor) => HeadersOutcome;
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

/** Ms after which equal numbers are stored again: Claude Code may ask several times a second. */
const SAME_AGAIN_MS = 60_000;
/** Ms without a reading after which, without a login, the account of the traffic replaces the one on show. */
const SILENT_MS = 10 * 60_000;

/** Creates the recorder of one config folder. */
export function createForeignReadings(parts: ForeignReadingsParts): ForeignReadings {
  return new Readings(parts);
}

class Readings implements ForeignReadings {
  readonly #parts: ForeignReadingsParts;
  #last = { what: '', at: Number.NEGATIVE_INFINITY };

  constructor(parts: ForeignReadingsParts) {
    this.#parts = parts;
  }

  /** The account on show may be a guess by the files. A reading makes it the current one only if there is none. */
  readonly recordReading = (observation: Observation, account: Account): void => {
    const { holder, login, reload } = this.#parts;
    reload();
    const current = holder.current();
    if (current !== null && current.key !== account.key) return;
    const found = login.outcome()?.login ?? null;
    if (current !== null) this.#recordInto(observation, account);
    else if (found === null) this.#recordInto(observation, holder.adopt(account, unproven(account)));
    else if (holder.decide(found).key === account.key) this.#recordInto(observation, holder.settle(found));
  };

  readonly recordHeaders = (evidence: RequestEvidence, read: ReadFor, hasLooked: boolean): HeadersOutcome => {
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
      return 'recorded';
    }
    const current = holder.current();
    const owner = organizationId ?? (tokenHash === null ? null : holder.ownerOf(tokenHash));
    // Another session's token of the same account: an earlier one, or one from the environment.
    if (current === null || owner === null || owner !== current.organizationId) return 'foreign';
    this.#recordInto(read(current), current);
    return 'recorded';
  };

  readonly recordHeadersWithoutLogin = (evidence: RequestEvidence, read: ReadFor): HeadersOutcome => {
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
    return 'recorded';
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
    const worthStoring = what !== this.#last.what || clock.monotonic() - this.#last.at >= SAME_AGAIN_MS;
    if (worthStoring) this.#last = { what, at: clock.monotonic() };
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
