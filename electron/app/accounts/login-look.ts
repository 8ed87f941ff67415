import { loginProblems, type Problem } from '../../core/problem';
import type { AccountEvent } from '../../core/usage/usage';
import type { LookReason } from '../../sources/credentials/types';
import { isExpired } from '../../sources/credentials/validate';
import type { AccountHolder } from './account-holder';
import type { Clock } from '../clock/clock';
import type { FindLogin, Login, LoginOutcome } from './login';

export interface LoginLookParts {
  readonly findLogin: FindLogin;
  readonly holder: AccountHolder;
  /** Loads the state that another process has saved. */
  readonly reload: () => void;
  readonly shownProblem: () => Problem | null;
  readonly setProblem: (problem: Problem | null) => void;
  /** Raises an event of the account. */
  readonly raise: (kind: AccountEvent['kind'], account: string) => void;
  readonly clock: Clock;
}

/** Looks for the login, and updates the account and the problem by it; raises events. */
export interface LoginLook {
  readonly look: (reason: LookReason) => Promise<LoginOutcome>;
  /** The outcome of the last look; `null` before the first. */
  readonly outcome: () => LoginOutcome | null;
  /** Ms until a login that could not be read is looked at again; `null`: there is none. */
  readonly againInMs: () => number | null;
  /** Whether this login is the one that was seen last. */
  readonly isSignedIn: (login: Login) => boolean;
  /** Whether no other process has decided for another account since the last look. */
  readonly isUpToDate: () => boolean;
}

/**
 * Ms for which the last login stays in use if it cannot be read now, since it is probably being written. Claude Code
 * writes in milliseconds; a slow disk or a virus scanner takes seconds.
 */
const KEEP_MS = 30_000;

export function createLoginLook(parts: LoginLookParts): LoginLook {
  return new Look(parts);
}

class Look implements LoginLook {
  readonly #parts: LoginLookParts;
  #outcome: LoginOutcome | null = null;
  #lastLogin: Login | null = null;
  /** Since when the login cannot be read, monotonic ms. */
  #unreadableSince: number | null = null;
  #holderVersion = 0;
  #begun = 0;
  #applied = 0;

  constructor(parts: LoginLookParts) {
    this.#parts = parts;
  }

  readonly outcome = (): LoginOutcome | null => this.#outcome;

  readonly isUpToDate = (): boolean => this.#holderVersion === this.#parts.holder.version();

  readonly isSignedIn = ({ evidence }: Login): boolean =>
    this.#outcome?.login?.evidence.tokenHash === evidence.tokenHash;

  readonly againInMs = (): number | null => {
    if (this.#unreadableSince === null || this.#outcome?.login === null) return null;
    return Math.max(0, this.#unreadableSince + KEEP_MS - this.#parts.clock.monotonic());
  };

  readonly look = async (reason: LookReason): Promise<LoginOutcome> => {
    this.#begun += 1;
    const turn = this.#begun;
    const found = await this.#parts.findLogin(reason);
    // A look that began later has ended before: its outcome is newer.
    if (turn < this.#applied && this.#outcome !== null) return this.#outcome;
    this.#applied = turn;
    const outcome = this.#withLastLogin(found);
    this.#outcome = outcome;
    this.#parts.reload();
    if (outcome.login === null) this.#noteNone(outcome);
    else this.#noteLogin(outcome.login);
    this.#holderVersion = this.#parts.holder.version();
    return outcome;
  };

  #withLastLogin(found: LoginOutcome): LoginOutcome {
    const { clock } = this.#parts;
    if (found.login !== null || found.unreadable === null) {
      this.#unreadableSince = null;
      this.#lastLogin = found.login;
      return found;
    }
    this.#unreadableSince ??= clock.monotonic();
    const login = this.#lastLogin;
    const isRecent = clock.monotonic() - this.#unreadableSince < KEEP_MS;
    if (login === null || !isRecent || isExpired(login.credential, clock.now())) return found;
    return { ...found, login, problem: null, unreadable: null };
  }

  /** A login that cannot be read is not lost: only one that is gone, or cannot be used any more, is. */
  #noteNone({ problem, unreadable }: LoginOutcome): void {
    const { shownProblem, setProblem, clock, holder, raise } = this.#parts;
    const shown = shownProblem();
    const wasLost = shown?.lost === true;
    const isLost = wasLost || unreadable === null;
    setProblem({
      ...problemOf(problem ?? 'no_credentials', shown, clock.now()),
      ...(unreadable !== null && { unreadable }),
      lost: isLost,
    });
    const account = holder.current();
    if (isLost && !wasLost && account !== null) raise('credentials_lost', account.key);
  }

  #noteLogin(login: Login): void {
    const { shownProblem, setProblem, holder, raise } = this.#parts;
    const shown = shownProblem();
    // Anthropic's refusal of the same login (`detail`) is valid until a request succeeds.
    if (shown !== null && loginProblems.includes(shown.kind) && shown.detail === '') {
      setProblem(null);
      const account = holder.current();
      if (shown.lost === true && account !== null) raise('credentials_restored', account.key);
    }
    if (holder.ownerOf(login.evidence.tokenHash) === null) holder.show(login);
    else holder.settle(login);
  }
}

/** A problem that continues has the time of its beginning. */
export function problemOf(kind: Problem['kind'], shown: Problem | null, now: number, detail = ''): Problem {
  return { kind, since: shown?.kind === kind ? shown.since : now, retryAt: null, detail };
}
