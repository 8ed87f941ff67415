import type { Snapshot } from '../core/snapshot-types';
import type { Poller } from './poller';
import type { Session } from './session';

/** All sessions as one: what the tray shows of them, and what is asked of all. */
export interface Accounts {
  readonly sessions: readonly [Session, ...Session[]];
  /** The session whose numbers are shown. */
  readonly chosen: () => Session;
  readonly snapshot: () => Snapshot;
  readonly subscribe: (listener: (snapshot: Snapshot) => void) => () => void;
  /** Makes new snapshots because time has passed or somebody looks. */
  readonly retime: () => void;
  readonly refreshNow: () => boolean;
  /** Does something with the poller of each account. */
  readonly eachPoller: (act: (poller: Poller) => void) => void;
}

/** Joins the sessions (at least one). */
export function joinAccounts(sessions: readonly [Session, ...Session[]]): Accounts {
  const listeners = new Set<(snapshot: Snapshot) => void>();
  const chosen = () => choose(sessions);
  let version = 1;
  // Versions must rise for whoever receives them, also when another account is chosen.
  let shown: Snapshot = Object.freeze({ ...chosen().store.snapshot(), version });
  const renew = () => {
    version += 1;
    shown = Object.freeze({ ...chosen().store.snapshot(), version });
    for (const listener of listeners) listener(shown);
  };
  let before = chosen();
  for (const session of sessions) {
    session.store.subscribe(() => {
      const now = chosen();
      if (session === now || now !== before) renew();
      before = now;
    });
  }
  return {
    sessions,
    chosen,
    snapshot: () => shown,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    retime: () => {
      chosen().store.retime();
    },
    refreshNow: () => sessions.map(({ poller }) => poller.refreshNow()).some(Boolean),
    eachPoller: (act) => {
      for (const { poller } of sessions) act(poller);
    },
  };
}

/** The first account with numbers; else the first with a login that has some other trouble; else the first. */
function choose(sessions: readonly [Session, ...Session[]]): Session {
  const snapshots = sessions.map((session) => ({ session, snapshot: session.store.snapshot() }));
  const ready = snapshots.find(({ snapshot }) => snapshot.phase === 'ready' && !snapshot.stale);
  const old = snapshots.find(({ snapshot }) => snapshot.phase === 'ready');
  const signedIn = snapshots.find(
    ({ snapshot }) => snapshot.problem !== null && snapshot.problem.kind !== 'no_credentials',
  );
  return (ready ?? old ?? signedIn)?.session ?? sessions[0];
}
