import type { ShownSnapshot } from '../../electron/core/snapshot/snapshot-types';
import { send } from './bridge';
import { useBridge } from './page-context';

/** The state of a Refresh button. */
export interface Refresh {
  /** Whether no request is under way. A click is answered then too. */
  readonly allowed: boolean;
  /** Asks main to refresh. Main sends a request or answers with a text (`ShownSnapshot.refreshAnswer`). */
  readonly ask: () => void;
}

/** The Refresh button's state and click. Main decides whether a click sends a request. */
export function useRefresh({ refreshing }: ShownSnapshot): Refresh {
  const bridge = useBridge();
  const ask = (): void => {
    send(bridge.refresh());
  };
  return { allowed: !refreshing, ask };
}
