import { loginProblems } from '../core/problem';
import type { Snapshot } from '../core/snapshot-types';

/** What the command's exit code says (DESIGN, "Command"). */
export const EXIT = { fine: 0, failure: 1, usage: 2, noCredentials: 3, oldData: 4 } as const;

/** The exit code of `status` for what it printed. */
export function exitCodeOf(snapshot: Snapshot): number {
  const live = snapshot.observedAt !== null && !snapshot.stale;
  if (live && snapshot.source !== 'local_estimate') return EXIT.fine;
  if (snapshot.problem !== null && loginProblems.includes(snapshot.problem.kind)) return EXIT.noCredentials;
  return snapshot.observedAt === null ? EXIT.failure : EXIT.oldData;
}
