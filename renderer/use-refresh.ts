import type { Snapshot } from '../electron/core/snapshot-types';
import { send } from './bridge';
import { useBridge } from './page-context';

/** The Refresh button: alive but for the moment in which a request is under way. */
export interface Refresh {
  readonly allowed: boolean;
  /** Asks main, which sends a request or answers in words (`Snapshot.refreshAnswer`). */
  readonly ask: () => void;
}

/** Main decides what a click does; the page only passes it on. */
export function useRefresh({ refreshing }: Snapshot): Refresh {
  const bridge = useBridge();
  const ask = (): void => {
    if (!refreshing) send(bridge.refresh());
  };
  return { allowed: !refreshing, ask };
}
