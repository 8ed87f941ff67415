import type { SessionsReport } from '../../electron/core/sessions/report';
import { useBridge, useSnapshot } from '../page';
import { useAsked, type Asked } from '../use-asked';

/** The sessions of a span; asked again when the span, the account, or what was counted changes. */
export function useSessions(since: number, until: number): Asked<SessionsReport> {
  const bridge = useBridge();
  const snapshot = useSnapshot();
  const counted = JSON.stringify(snapshot?.windows.map(({ tokens }) => tokens));
  const isRead = (snapshot?.scan ?? null) === null;
  return useAsked([since, until, snapshot?.account?.key, counted, isRead].join(), () =>
    bridge.getSessions({ since, until }),
  );
}
