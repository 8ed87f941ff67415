import { useCallback, useEffect, useState } from 'react';
import { send } from '../bridge';

/**
 * What main says of something that changes by itself: asked at once, and every `everyMs` while the page is in sight.
 * @param ask must stay the same function, or it is asked anew
 * @returns the latest answer (`null` before the first) and a way to ask now
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
