import type { SessionsReport } from '../../electron/core/sessions/sessions-report';
import { useBridge, useSnapshot } from '../state/page-context';
import { useAnswer, type Answer } from '../state/use-answer';

/** The sessions of a span; requested again when the span, the account or the ledger changes. */
export function useSessions(since: number, until: number): Answer<SessionsReport> {
  const bridge = useBridge();
  const snapshot = useSnapshot();
  const counted = JSON.stringify(snapshot?.windows.map(({ tokens }) => tokens));
  const isRead = (snapshot?.scan ?? null) === null;
  return useAnswer([since, until, snapshot?.account?.key, counted, isRead].join(), () =>
    bridge.getSessions({ since, until }),
  );
}
