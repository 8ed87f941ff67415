import type { NetworkCause } from './network/failure-cause';

/** The closed set of reasons why the numbers are not live, as in `status --json`. */
export type ProblemKind =
  | 'no_credentials'
  | 'expired'
  | 'missing_scope'
  | 'org_forbids'
  | 'rate_limited'
  | 'offline'
  | 'contract_changed'
  | 'keychain_denied';

/** The one action of the user against a problem. */
export type ActionId =
  'check_again' | 'copy_command' | 'allow_access' | 'show_estimate' | 'check_for_updates';

/** Why a stored login could not be read. */
export const unreadableReasons = [
  'too_large',
  'outside_link',
  'no_permission',
  'not_a_file',
  'empty',
  'not_json',
  'not_text',
  'damaged',
  'no_answer',
  'failed',
] as const;
export type UnreadableReason = (typeof unreadableReasons)[number];

/** A stored login that could not be read, in contrast to no login. */
export interface UnreadableLogin {
  readonly reason: UnreadableReason;
  /** `file`: Claude Code's `.credentials.json`; `store`: a keychain or keyring. */
  readonly place: 'file' | 'store';
}

/** The facts of a 429. */
export interface RefusalFacts {
  /** Whether `Retry-After` was above 0: only then Anthropic asked to wait. */
  readonly askedToWait: boolean;
  /**
   * Whether this login may be unable to read the usage at all: it lists no scopes, was refused several times without a
   * request id, and never got an answer.
   */
  readonly mayNotRead: boolean;
}

/** A problem as facts; `describeProblem` has its words. */
export interface Problem {
  readonly kind: ProblemKind;
  /** When it started (epoch ms). */
  readonly since: number;
  /** When Quotide requests again by itself (epoch ms); `null` if only the user can help. */
  readonly retryAt: number | null;
  /** The observation, for `doctor` and the log: redacted and short. */
  readonly detail: string;
  /** Why the login could not be read. */
  readonly unreadable?: UnreadableLogin | undefined;
  /** The facts of `rate_limited`. */
  readonly refusal?: RefusalFacts | undefined;
  /** Whether `credentials_lost` was raised without a later `credentials_restored`. */
  readonly lost?: boolean | undefined;
  /** Why Anthropic is not reached; absent or `null`: it is, or the cause is unknown. */
  readonly cause?: NetworkCause | null;
}

/** Problems of the login itself: no request can help, and the last numbers are old at once. */
export const loginProblems: readonly ProblemKind[] = [
  'no_credentials',
  'expired',
  'missing_scope',
  'keychain_denied',
];
