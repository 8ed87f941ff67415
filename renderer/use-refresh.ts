import type { Snapshot } from '../electron/core/snapshot-types';
import { send } from './bridge';
import { useBridge, useNow } from './page';

/** Asking Anthropic now, as far as it is allowed at this moment. */
export interface Refresh {
  readonly allowed: boolean;
  /** Asks; does nothing while it is not allowed. */
  readonly ask: () => void;
}

/** Main keeps the cooldown; this only shows it. */
export function useRefresh({ refreshing, refreshAllowedAt }: Snapshot): Refresh {
  const bridge = useBridge();
  const now = useNow();
  const allowed = !refreshing && (refreshAllowedAt === null || now >= refreshAllowedAt);
  const ask = (): void => {
    if (allowed) send(bridge.refresh());
  };
  return { allowed, ask };
}
