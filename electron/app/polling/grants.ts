import type { GrantsFacts } from '../../core/polling/grants';
import type { Asking } from './request-log';
import type { Store } from '../accounts/store';

/** The facts that decide whether the next request also asks for banked resets. */
export function grantsFacts(
  { grantsAskedAt, succeededAt }: Asking,
  { store, age }: { readonly store: Store; readonly age: (at: number | null) => number | null },
): GrantsFacts {
  const { tracker } = store.facts();
  return {
    sinceAskedMs: age(grantsAskedAt),
    isAnswered: succeededAt !== null,
    banked: store.snapshot().bankedResets?.count ?? null,
    isResetDoubted: tracker?.windows.some(({ doubtedAt }) => doubtedAt !== null) ?? false,
  };
}
