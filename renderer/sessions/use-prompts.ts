import { useEffect, useState } from 'react';
import type { SessionPrompts } from '../../electron/core/sessions/prompts';
import { send } from '../bridge';
import { useBridge } from '../page-context';

/** More are not sent in full at once. */
const MOST_OPEN = 20;

/** A session's prompts, as new as its transcripts; which of them are opened, and what opens and closes one. */
export interface Prompts {
  /** `null` until they are read. */
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
  // Nobody looks any more: what was read is forgotten.
  useEffect(() => () => send(bridge.watchSession(null)), [bridge, sessionId]);
  const flip = (id: string): void => {
    setOpen((all) => (all.includes(id) ? all.filter((each) => each !== id) : [...all, id].slice(-MOST_OPEN)));
  };
  return { prompts, open, flip };
}
