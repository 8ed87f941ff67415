import { plainLine } from '../core/plain-text';
import type { ScanProgress } from '../core/scan-progress';
import type { AccountSummary, AlertNotices, Snapshot } from '../core/snapshot-types';
import type { Settings } from '../core/settings';
import type { SettingsNotice } from '../core/settings/trouble';
import { tightestWindow } from '../core/urgency';
import type { Poller } from './poller';
import type { Session } from './session';

type Sessions = readonly [Session, ...Session[]];

/** All sessions as one: what the tray shows of them, and what is asked of all. */
export interface Accounts {
  /** In the order of their folders; folders come and go with the settings. */
  readonly sessions: () => Sessions;
  /** Replaces the sessions: those that stay keep their place in what is shown. */
  readonly replace: (sessions: Sessions) => void;
  /** The session whose numbers are shown. */
  readonly chosen: () => Session;
  readonly snapshot: () => Snapshot;
  readonly subscribe: (listener: (snapshot: Snapshot) => void) => () => void;
  /** Makes new snapshots because time has passed, somebody looks, or the settings changed. */
  readonly retime: () => void;
  /** Makes new snapshots of all accounts because zone, clock or language changed. */
  readonly retimeAll: () => void;
  /** A click on Refresh asks for all accounts; true when a request goes out for the one that is shown. */
  readonly refreshNow: () => boolean;
  /** Shows what alerts could not say by a notification. */
  readonly notice: (notices: AlertNotices) => void;
  /** Shows how far the transcripts are read; `null`: there is nothing to wait for. */
  readonly scanning: (progress: ScanProgress | null) => void;
  /** Does something with the poller of each account. */
  readonly eachPoller: (act: (poller: Poller) => void) => void;
}

/** What is wrong with files of ours, in words; `null` when all is well. */
export interface FileNotices {
  readonly history: () => string | null;
  readonly settings: () => SettingsNotice | null;
}

const noNotices: FileNotices = { history: () => null, settings: () => null };

/**
 * Joins the sessions (at least one). `label` writes a folder the short way, `~/.claude`; `fileNotices` say in words what is
 * wrong with the history and with the settings file.
 */
export function joinAccounts(
  first: Sessions,
  settings: () => Settings,
  label: (dir: string) => string,
  fileNotices: FileNotices = noNotices,
): Accounts {
  const listeners = new Set<(snapshot: Snapshot) => void>();
  const unsubscribe = new Map<Session, () => void>();
  let sessions = first;
  let notices: AlertNotices = { undelivered: null, refusal: null };
  let scan: ScanProgress | null = null;
  const chosen = () => choose(sessions, settings().accounts.chosenDir);
  const make = (version: number): Snapshot => {
    const { accounts, appearance } = settings();
    const snapshot = chosen().store.snapshot();
    const named = accounts.showNames
      ? snapshot.account
      : snapshot.account && { ...snapshot.account, name: null };
    return Object.freeze({
      ...snapshot,
      version,
      account: named,
      accounts: sessions.map((session) =>
        summaryOf(session, session === chosen(), accounts.showNames, label),
      ),
      display: { amount: appearance.amount, time: appearance.time },
      alerts: notices,
      history: fileNotices.history(),
      settingsFile: fileNotices.settings(),
      scan,
    });
  };
  // Versions must rise for whoever receives them, also when another account is chosen.
  let version = 1;
  let shown = make(version);
  const renew = () => {
    version += 1;
    shown = make(version);
    for (const listener of listeners) listener(shown);
  };
  const listen = () => {
    for (const session of sessions) {
      if (!unsubscribe.has(session)) unsubscribe.set(session, session.store.subscribe(renew));
    }
  };
  listen();
  return {
    sessions: () => sessions,
    replace: (next) => {
      for (const gone of sessions.filter((session) => !next.includes(session))) {
        unsubscribe.get(gone)?.();
        unsubscribe.delete(gone);
      }
      sessions = next;
      listen();
      renew();
    },
    chosen,
    snapshot: () => shown,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    retime: () => {
      chosen().store.retime();
    },
    retimeAll: () => {
      for (const { store } of sessions) store.retime();
    },
    notice: (now) => {
      if (JSON.stringify(now) === JSON.stringify(notices)) return;
      notices = now;
      renew();
    },
    scanning: (progress) => {
      if (JSON.stringify(progress) === JSON.stringify(scan)) return;
      scan = progress;
      renew();
    },
    refreshNow: () => {
      const shownOne = chosen();
      const granted = sessions.filter(({ poller }) => poller.refreshNow());
      return granted.includes(shownOne);
    },
    eachPoller: (act) => {
      for (const { poller } of sessions) act(poller);
    },
  };
}

/** The wished one; else the first with numbers, with a login that has some other trouble, or the first of all. */
function choose(sessions: Sessions, wish: string | null): Session {
  const wished = wish === null ? undefined : sessions.find(({ dir }) => dir === wish);
  if (wished) return wished;
  const snapshots = sessions.map((session) => ({ session, snapshot: session.store.snapshot() }));
  const ready = snapshots.find(({ snapshot }) => snapshot.phase === 'ready' && !snapshot.stale);
  const old = snapshots.find(({ snapshot }) => snapshot.phase === 'ready');
  const signedIn = snapshots.find(
    ({ snapshot }) => snapshot.problem !== null && snapshot.problem.kind !== 'no_credentials',
  );
  return (ready ?? old ?? signedIn)?.session ?? sessions[0];
}

function summaryOf(
  { dir, store }: Session,
  chosen: boolean,
  showNames: boolean,
  label: (dir: string) => string,
): AccountSummary {
  const { account, windows, stale } = store.snapshot();
  const tightest = tightestWindow(windows);
  return {
    dir,
    dirLabel: plainLine(label(dir)),
    plan: account?.plan ?? null,
    name: showNames ? (account?.name ?? null) : null,
    chosen,
    utilization: tightest?.utilization ?? null,
    severity: tightest?.severity ?? 'normal',
    source: tightest?.source ?? null,
    observedAt: tightest?.observedAt ?? null,
    stale,
  };
}
