import type { ShownSnapshot } from '../../electron/core/snapshot/snapshot-types';
import { send } from './bridge';
import { useBridge } from './page-context';

/** The state of the Refresh button; it is disabled only while a request is under way. */
export interface Refresh {
  readonly allowed: boolean;
  /** Asks main to refresh. Main sends a request or answers with a text (`ShownSnapshot.refreshAnswer`). */
  readonly ask: () => void;
}

/** The Refresh button's state and click. Main decides whether a click sends a request. */
export function useRefresh({ refreshing }: ShownSnapshot): Refresh {
  const bridge = useBridge();
  const ask = (): void => {
    if (!refreshing) send(bridge.refresh());
  };
  return { allowed: !refreshing, ask };
}
