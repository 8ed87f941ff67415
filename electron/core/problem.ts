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

/** A problem as facts; its words come from `describeProblem`. */
export interface Problem {
  readonly kind: ProblemKind;
  /** Since when (epoch ms). */
  readonly since: number;
  /** When Quotide asks again by itself (epoch ms); `null` when only the user can help. */
  readonly retryAt: number | null;
  /** What was seen, for `doctor` and the log: redacted, short, never shown first. */
  readonly detail: string;
}

/** These say what is wrong with the login itself: no request can help, and the last numbers are old at once. */
export const loginProblems: readonly ProblemKind[] = [
  'no_credentials',
  'expired',
  'missing_scope',
  'keychain_denied',
];
