/** Why a machine gave no ledger. */
export type AskFailure =
  | { readonly kind: Exclude<AskFailureKind, 'broken' | 'failed'> }
  /** The line of the answer that is not as it should be; `null`: unknown. */
  | { readonly kind: 'broken'; readonly line: number | null }
  /** The exit code; `null`: it was ended from outside. */
  | { readonly kind: 'failed'; readonly code: number | null };

export type AskFailureKind =
  | 'refused'
  | 'no_ssh'
  | 'login'
  | 'host_key'
  | 'unreachable'
  | 'no_quotide'
  | 'old_quotide'
  | 'timeout'
  | 'too_large'
  | 'not_stored'
  | 'broken'
  | 'failed';

/** The exit code of `ssh` where it did not get as far as the command. */
const SSH_FAILED = 255;

/**
 * The failure behind an exit code of `ssh`, and what it printed to stderr. A code other than 255 is the command's own:
 * 127 of a POSIX shell and 9009 or 1 of Windows' where there is none, 2 of a `quotide` without `export`.
 */
export function failureOf(code: number | null, stderr: string): AskFailure {
  if (code === SSH_FAILED) {
    if (/host key verification failed|identification has changed/i.test(stderr)) return { kind: 'host_key' };
    if (/permission denied|too many authentication failures/i.test(stderr)) return { kind: 'login' };
    return { kind: 'unreachable' };
  }
  if (code === 127 || code === 9009 || /not found|not recognized/i.test(stderr))
    return { kind: 'no_quotide' };
  return code === 2 ? { kind: 'old_quotide' } : { kind: 'failed', code };
}
