import { loginProblems } from '../core/problem';
import type { AccountSnapshot } from '../core/snapshot/snapshot-types';

/** The command's exit codes, as `quotide --help` lists them. */
export const EXIT = {
  fine: 0,
  failure: 1,
  usage: 2,
  noCredentials: 3,
  oldData: 4,
  /** Only `guard`: there is only an estimate. */
  estimate: 5,
  /** Only `guard`: a limit is in the way. */
  refused: 6,
} as const;

/** The exit code of `status` for the printed snapshot. */
export function exitCodeOf(snapshot: AccountSnapshot): number {
  const live = snapshot.observedAt !== null && !snapshot.stale;
  if (live && snapshot.source !== 'local_estimate') return EXIT.fine;
  if (snapshot.problem !== null && loginProblems.includes(snapshot.problem.kind)) return EXIT.noCredentials;
  return snapshot.observedAt === null ? EXIT.failure : EXIT.oldData;
}
