import { useEffect, useState } from 'react';

/** An answer of main; the previous answer stays until the next one is there. */
export interface Answer<T> {
  readonly answer: T | null;
  readonly failed: boolean;
}

/**
 * Requests an answer from main whenever the key changes.
 * @param key all values that the answer depends on; one key is requested once
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
    // The key stands for every value that `ask` uses.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  return asked;
}
