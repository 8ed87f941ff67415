import { useEffect, useState } from 'react';

/** An answer of main; the one before stays until the next is there. */
export interface Answer<T> {
  readonly answer: T | null;
  readonly failed: boolean;
}

/**
 * Asks main whenever the key changes.
 * @param key what the answer depends on; the same key is not asked twice
 */
export function useAnswer<T>(key: string, ask: () => Promise<T>): Answer<T> {
  const [asked, setAsked] = useState<Answer<T>>({ answer: null, failed: false });
  useEffect(() => {
    let wanted = true;
    ask().then(
      (answer) => {
        if (wanted) setAsked({ answer, failed: false });
      },
      () => {
        if (wanted) setAsked({ answer: null, failed: true });
      },
    );
    return () => {
      wanted = false;
    };
    // The key stands for all that `ask` reads.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  return asked;
}
