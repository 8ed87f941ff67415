import { useEffect, useState } from 'react';
import type { SessionPrompts } from '../../electron/core/sessions/prompts';
import { send } from '../state/bridge';
import { useBridge } from '../state/page-context';

/** The most prompts that main sends in full at once. */
const MOST_OPEN = 20;

/** The prompts of a session, updated with its transcript, and which of them are open. */
export interface Prompts {
  /** `null` until the transcript is read. */
  readonly prompts: SessionPrompts | null;
  readonly open: readonly string[];
  readonly flip: (id: string) => void;
}

export function usePrompts(sessionId: string): Prompts {
  const bridge = useBridge();
  const [prompts, setPrompts] = useState<SessionPrompts | null>(null);
  const [open, setOpen] = useState<readonly string[]>([]);
  useEffect(
    () =>
      bridge.on('session', (told) => {
        if (told.sessionId === sessionId) setPrompts(told);
      }),
    [bridge, sessionId],
  );
  useEffect(() => {
    send(bridge.watchSession({ session: sessionId, open }));
  }, [bridge, sessionId, open]);
  // Main forgets the prompts as soon as no page shows them.
  useEffect(() => () => send(bridge.watchSession(null)), [bridge, sessionId]);
  const flip = (id: string): void => {
    setOpen((all) => (all.includes(id) ? all.filter((each) => each !== id) : [...all, id].slice(-MOST_OPEN)));
  };
  return { prompts, open, flip };
}
