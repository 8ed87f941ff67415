import { useState } from 'react';
import type { WindowView } from '../../electron/core/snapshot/snapshot-types';
import { isSameReset } from '../../electron/core/usage/same-reset';

/**
 * Counts the resets of a window that the page has seen: another period has begun, with less used than before. The count
 * begins at 0, so that a page that opens after a reset has no mark.
 */
export function useResetMark({ utilization, resetsAt }: WindowView): number {
  const [seen, setSeen] = useState({ utilization, resetsAt, count: 0 });
  if (utilization === null || (seen.utilization === utilization && seen.resetsAt === resetsAt))
    return seen.count;
  const isNew =
    seen.utilization !== null && utilization < seen.utilization && !isSameReset(seen.resetsAt, resetsAt);
  const count = isNew ? seen.count + 1 : seen.count;
  setSeen({ utilization, resetsAt, count });
  return count;
}
