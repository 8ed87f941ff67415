import type { NetworkCause } from './network/cause';

/** The closed set of things that keep the numbers from being live; the words of `status --json`. */
export type ProblemKind =
  | 'no_credentials'
  | 'expired'
  | 'missing_scope'
  | 'org_forbids'
  | 'rate_limited'
  | 'offline'
  | 'contract_changed'
  | 'keychain_denied';

/** The one thing a person can do about it. */
export type ActionId =
  'check_again' | 'copy_command' | 'allow_access' | 'show_estimate' | 'check_for_updates';

/** Why a stored login that is there gave none. */
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

/** A stored login that is there and could not be read: not the same as no login. */
export interface UnreadableLogin {
  readonly reason: UnreadableReason;
  /** `file`: Claude Code's `.credentials.json`; `store`: a keychain or keyring. */
  readonly place: 'file' | 'store';
}

/** More about a 429 than that it came. */
export interface RefusalFacts {
  /** Whether `Retry-After` was above 0: only then did Anthropic ask to wait. */
  readonly askedToWait: boolean;
  /**
   * Whether this login may not be able to read usage at all: it does not name its scopes, and was refused several
   * times without a request id and never answered.
   */
  readonly mayNotRead: boolean;
}

/** A problem as facts; its words come from `describeProblem`. */
export interface Problem {
  readonly kind: ProblemKind;
  /** Since when (epoch ms). */
  readonly since: number;
  /** When Quotide asks again by itself (epoch ms); `null` when only the user can help. */
  readonly retryAt: number | null;
  /** What was seen, for `doctor` and the log: redacted, short, never shown first. */
  readonly detail: string;
  /** Of a login that could not be read: why. */
  readonly unreadable?: UnreadableLogin | undefined;
  /** Of `rate_limited`. */
  readonly refusal?: RefusalFacts | undefined;
  /** Whether `credentials_lost` was raised and `credentials_restored` is still to come. */
  readonly lost?: boolean | undefined;
  /** Why Anthropic is not reached; absent or `null`: it is, or that is not known. */
  readonly cause?: NetworkCause | null;
}

/** These say what is wrong with the login itself: no request can help, and the last numbers are old at once. */
export const loginProblems: readonly ProblemKind[] = [
  'no_credentials',
  'expired',
  'missing_scope',
  'keychain_denied',
];
