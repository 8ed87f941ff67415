import { useCallback, useEffect, useState } from 'react';
import { send } from '../state/bridge';

/**
 * Requests a value from main at once, and then every `everyMs` while the page is visible.
 * @param ask must stay the same function; a new one is called at once
 * @returns the latest answer (`null` before the first) and a function that requests it now
 */
export function usePolled<T>(ask: () => Promise<T>, everyMs: number): readonly [T | null, () => void] {
  const [answer, setAnswer] = useState<T | null>(null);
  const now = useCallback(() => send(ask().then(setAnswer)), [ask]);
  useEffect(() => {
    now();
    const timer = setInterval(() => {
      if (!document.hidden) now();
    }, everyMs);
    return () => clearInterval(timer);
  }, [now, everyMs]);
  return [answer, now];
}
