import type { ProblemKind, UnreadableLogin, UnreadableReason } from '../../core/problem';

/** The places where a login can be stored, in the order in which they are searched. */
export type FinderId = 'file' | 'keychain' | 'secret_service' | 'wsl' | 'environment';

/** An unusual fact about a login that was read nevertheless. */
export type CredentialWarning =
  'readable_by_others' | 'followed_link' | 'scopes_unreadable' | 'expiry_unreadable';

/** The finder that read a login, and the place, in words for `doctor`. */
export interface Origin {
  readonly finder: FinderId;
  /** A path, a keychain item or a variable's name. */
  readonly where: string;
}

/** The stored facts of a login besides its token; safe to show. */
export interface LoginFacts {
  /** Epoch ms; `null` where the store has no date. */
  readonly expiresAt: number | null;
  /** `null` where the store has none; the login is then tried. */
  readonly scopes: readonly string[] | null;
  /** `pro`, `max`, `team`, `enterprise`, verbatim. */
  readonly subscriptionType: string | null;
  /** `default_claude_max_5x` and the like, verbatim. */
  readonly rateLimitTier: string | null;
  readonly warnings: readonly CredentialWarning[];
}

/** A login as it was found, usable or not. `createCredential` hides its token from JSON and inspect. */
export interface Credential extends LoginFacts {
  /** In memory only: never logged, stored or shown. May be empty, which `checkCredential` refuses. */
  readonly accessToken: string;
  readonly origin: Origin;
}

/**
 * How one attempt ended. `absent`: no login is stored there; `unreadable`: one is stored, but could not be read;
 * `denied`: the system or a person refused; `not_applicable`: not tried, for the reason in `detail`.
 */
export type AttemptOutcome = 'found' | 'absent' | 'unreadable' | 'denied' | 'timeout' | 'not_applicable';

/** One attempt at one place, shown by `doctor`; holds no secret. */
export interface Attempt extends Origin {
  readonly outcome: AttemptOutcome;
  /** Plain words that quote nothing of the content. */
  readonly detail: string;
  /** With `unreadable`: the reason, for the sentence on screen. */
  readonly reason?: UnreadableReason;
}

/**
 * The result of a finder. With `denied` or `timeout` it may also have a `credential`: the one that was read before and
 * has not expired.
 */
export interface Finding extends Attempt {
  readonly credential?: Credential;
}

/** An attempt and the facts of the login that it found; `login` is `null` when it found none. */
export interface CheckedAttempt extends Attempt {
  readonly login: (LoginFacts & { readonly problem: ProblemKind | null }) | null;
}

/** The reason of a search: with `user` the system may open a dialog, `background` never waits for a person. */
export type LookReason = 'background' | 'user';

export interface FindRequest {
  readonly reason: LookReason;
  /** Whether an earlier finder already has a usable login; default false. */
  readonly haveUsable?: boolean;
}

/** Searches one place. Instances have state (refusals, items that were read), so each is created once. */
export interface Finder {
  readonly id: FinderId;
  find(request: FindRequest): Promise<Finding>;
}

/** The result of all finders: a usable credential or the problem, and every attempt. */
export interface FindOutcome {
  readonly credential: Credential | null;
  /** One of `no_credentials`, `expired`, `missing_scope`, `keychain_denied`; `null` with a credential. */
  readonly problem: ProblemKind | null;
  /** The stored login that could not be read, where that is the problem; else `null`. */
  readonly unreadable: UnreadableLogin | null;
  readonly attempts: readonly CheckedAttempt[];
}
