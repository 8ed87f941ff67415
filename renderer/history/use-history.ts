import type { HistoryQuery, HistoryReport } from '../../electron/core/reports/history-report';
import { useBridge, useSnapshot } from '../state/page-context';
import { useAnswer, type Answer } from '../state/use-answer';

/** The history of a span; requested again when the span, the account, the newest reading or the time zone changes. */
export function useHistory({ since, until }: HistoryQuery): Answer<HistoryReport> {
  const bridge = useBridge();
  const snapshot = useSnapshot();
  const key = [since, until, snapshot?.account?.key, snapshot?.observedAt, snapshot?.locale.timeZone].join();
  return useAnswer(key, () => bridge.getHistory({ since, until }));
}
