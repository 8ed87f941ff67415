import type { ProblemKind, UnreadableLogin, UnreadableReason } from '../../core/problem';

/** The places a login can lie; also the order in which they are asked. */
export type FinderId = 'file' | 'keychain' | 'secret_service' | 'wsl' | 'environment';

/** Something odd about a login that was read all the same. */
export type CredentialWarning =
  'readable_by_others' | 'followed_link' | 'scopes_unreadable' | 'expiry_unreadable';

/** Which finder read it, and where, in words for `doctor`. */
export interface Origin {
  readonly finder: FinderId;
  /** A path, a keychain item or a variable's name. */
  readonly where: string;
}

/** What a store says of a login besides the token: safe to show. */
export interface LoginFacts {
  /** Epoch ms; `null` when the store does not say. */
  readonly expiresAt: number | null;
  /** `null` when the store does not say: worth a try. */
  readonly scopes: readonly string[] | null;
  /** `pro`, `max`, `team`, `enterprise`, verbatim. */
  readonly subscriptionType: string | null;
  /** `default_claude_max_5x` and the like, verbatim. */
  readonly rateLimitTier: string | null;
  readonly warnings: readonly CredentialWarning[];
}

/** A login as it was found, usable or not; `createCredential` makes it safe against JSON and inspect. */
export interface Credential extends LoginFacts {
  /** In memory only: never logged, stored or shown. May be empty; `checkCredential` says so. */
  readonly accessToken: string;
  readonly origin: Origin;
}

/**
 * How one try ended. `absent`: nothing there; `unreadable`: there, but no login could be read from it;
 * `denied`: the system or a person refused; `not_applicable`: not tried, and why is in `detail`.
 */
export type AttemptOutcome = 'found' | 'absent' | 'unreadable' | 'denied' | 'timeout' | 'not_applicable';

/** One try at one place, kept for `doctor`; holds no secret. */
export interface Attempt extends Origin {
  readonly outcome: AttemptOutcome;
  /** Plain words, without anything of the content. */
  readonly detail: string;
  /** Of `unreadable`: why, for the sentence that a person reads. */
  readonly reason?: UnreadableReason;
}

/**
 * What a finder returns. A `credential` may come with `denied` or `timeout` too: the one read before, not yet
 * expired, when the store cannot be asked again now.
 */
export interface Finding extends Attempt {
  readonly credential?: Credential;
}

/** An attempt and what is known of the login it gave; `login` is `null` when it gave none. */
export interface CheckedAttempt extends Attempt {
  readonly login: (LoginFacts & { readonly problem: ProblemKind | null }) | null;
}

/** Why we look: `user` may make the system ask the person something, `background` never waits for one. */
export type LookReason = 'background' | 'user';

export interface FindRequest {
  readonly reason: LookReason;
  /** An earlier finder has a usable login already; absent means no. */
  readonly haveUsable?: boolean;
}

/** One place to look. Instances keep state (what was refused, what was read): make them once, keep them. */
export interface Finder {
  readonly id: FinderId;
  find(request: FindRequest): Promise<Finding>;
}

/** The result of asking all finders: a usable credential, or the problem; always every attempt. */
export interface FindOutcome {
  readonly credential: Credential | null;
  /** One of `no_credentials`, `expired`, `missing_scope`, `keychain_denied`; `null` with a credential. */
  readonly problem: ProblemKind | null;
  /** The stored login that could not be read, where that is the problem; else `null`. */
  readonly unreadable: UnreadableLogin | null;
  readonly attempts: readonly CheckedAttempt[];
}
