import { useEffect, useState } from 'react';
import type { HistoryQuery, HistoryReport } from '../../electron/core/history/report';
import { useBridge, useSnapshot } from '../page';

/** A report, or that it could not be read; both `null` and false for the moment before main has answered. */
export interface HistoryAnswer {
  readonly report: HistoryReport | null;
  readonly failed: boolean;
}

/**
 * The history of a span, asked anew when the span, the account or the newest reading changes. What was shown stays
 * until the answer is there.
 */
export function useHistory({ since, until }: HistoryQuery): HistoryAnswer {
  const bridge = useBridge();
  const snapshot = useSnapshot();
  const [answer, setAnswer] = useState<HistoryAnswer>({ report: null, failed: false });
  const [account, observedAt] = [snapshot?.account?.key, snapshot?.observedAt];
  useEffect(() => {
    let wanted = true;
    bridge.getHistory({ since, until }).then(
      (report) => {
        if (wanted) setAnswer({ report, failed: false });
      },
      () => {
        if (wanted) setAnswer({ report: null, failed: true });
      },
    );
    return () => {
      wanted = false;
    };
  }, [bridge, since, until, account, observedAt]);
  return answer;
}
