import { isDeepStrictEqual } from 'node:util';
import { resetAlertOf } from '../../core/alerts/reset-alert';
import { plainLine } from '../../core/text/plain-text';
import type { ScanProgress } from '../../core/snapshot/scan-progress';
import type { Settings } from '../../core/settings/settings';
import type { SettingsNotice } from '../../core/settings/trouble';
import { createSignal, type Signal } from '../../core/signal';
import type {
  AccountSnapshot,
  AccountSummary,
  AppSnapshot,
  ResetAlert,
  UndeliveredAlerts,
} from '../../core/snapshot/snapshot-types';
import { shownWindow } from '../../core/snapshot/apply-estimates';
import { tightestWindow } from '../../core/snapshot/urgency';
import type { AccountRuntimes } from './account-runtimes';
import type { AccountRuntime } from './account-runtime';
import type { SettingsStore } from '../settings/settings';
import type { StoreChange } from './store';

/**
 * Real ms in which changes are published as one snapshot. For facts it is less than a user notices; a snapshot that is
 * only later than the last one waits for the look at the account that is about to follow.
 */
const GATHER_MS: Readonly<Record<StoreChange, number>> = { facts: 30, time: 1000 };

/** All accounts together: their snapshot, and the actions on all of them. */
export interface Accounts {
  /** In the order of their folders, which change with the settings. */
  readonly runtimes: AccountRuntimes['all'];
  /** The account whose numbers are shown. */
  readonly chosen: () => AccountRuntime;
  /** The present snapshot. */
  readonly snapshot: () => AppSnapshot;
  /** Publishes each snapshot that differs from the one before; changes of one moment are in one snapshot. */
  readonly snapshots: Signal<AppSnapshot>;
  /** Publishes a new snapshot of the present time at once: the popover opened, or a stored fact has changed. */
  readonly retime: () => void;
  /** Computes again all that depends on the time, for every account: ledger, time zone or language have changed. */
  readonly retimeAll: () => void;
  /** Handles a click on Refresh, for all accounts; true if a request for the shown one follows. */
  readonly refreshNow: () => boolean;
  /** Shows alerts that the system did not show. */
  readonly showUndelivered: (alerts: UndeliveredAlerts) => void;
  /** Shows the progress of reading transcripts; `null`: none. */
  readonly scanning: (progress: ScanProgress | null) => void;
  /** Ends publishing. */
  readonly close: () => void;
}

export interface AccountsParts {
  readonly runtimes: Pick<AccountRuntimes, 'all' | 'changed'>;
  readonly settings: Pick<SettingsStore, 'get' | 'trouble' | 'watch'>;
  /** The short form of a folder, `~/.claude`. */
  readonly label: (dir: string) => string;
  /** The warning about the history, in words, or `null`. */
  readonly historyWarning: () => string | null;
  /** The errors of the settings file, in words, or `null`. */
  readonly settingsNotice: () => SettingsNotice | null;
}

/** Joins the accounts (at least one). */
export function joinAccounts(parts: AccountsParts): Accounts {
  return new JoinedAccounts(parts);
}

class JoinedAccounts implements Accounts {
  readonly #parts: AccountsParts;
  readonly #snapshots = createSignal<AppSnapshot>();
  readonly #ends: (() => void)[];
  readonly #listened = new Map<AccountRuntime, () => void>();
  #undelivered: UndeliveredAlerts = { last: null, refusal: null };
  #scan: ScanProgress | null = null;
  #snapshot: AppSnapshot | null = null;
  #published: AppSnapshot;
  #version = 0;
  /** Whether time has passed since the last snapshot: then one that differs in nothing else is published too. */
  #isLater = false;
  #timer: { readonly timeout: NodeJS.Timeout; readonly change: StoreChange } | null = null;

  constructor(parts: AccountsParts) {
    this.#parts = parts;
    const { runtimes, settings } = parts;
    this.#published = this.snapshot();
    this.#listen();
    this.#ends = [
      runtimes.changed.listen(() => {
        this.#listen();
        this.#change('facts');
      }),
      settings.watch(onScreen, this.retimeAll),
      settings.watch(settings.trouble, () => {
        this.#change('facts');
      }),
    ];
  }

  readonly snapshots: Signal<AppSnapshot> = this.#snapshots;

  get runtimes(): AccountRuntimes['all'] {
    return this.#parts.runtimes.all;
  }

  readonly chosen = (): AccountRuntime =>
    choose(this.runtimes(), this.#parts.settings.get().accounts.chosenDir);

  readonly snapshot = (): AppSnapshot => {
    this.#snapshot ??= this.#build();
    return this.#snapshot;
  };

  readonly retime = (): void => {
    this.chosen().store.retime();
    this.#publish();
  };

  readonly retimeAll = (): void => {
    for (const { store } of this.runtimes()) store.retime();
  };

  readonly refreshNow = (): boolean => {
    const shown = this.chosen();
    return this.runtimes()
      .filter(({ poller }) => poller.refreshNow())
      .includes(shown);
  };

  readonly showUndelivered = (alerts: UndeliveredAlerts): void => {
    if (isDeepStrictEqual(alerts, this.#undelivered)) return;
    this.#undelivered = alerts;
    this.#change('facts');
  };

  readonly scanning = (progress: ScanProgress | null): void => {
    if (isDeepStrictEqual(progress, this.#scan)) return;
    this.#scan = progress;
    this.#change('facts');
  };

  readonly close = (): void => {
    for (const end of [...this.#ends, ...this.#listened.values()]) end();
    this.#rest();
  };

  #listen(): void {
    const runtimes = this.runtimes();
    for (const [runtime, end] of this.#listened) {
      if (runtimes.includes(runtime)) continue;
      end();
      this.#listened.delete(runtime);
    }
    for (const runtime of runtimes) {
      if (this.#listened.has(runtime)) continue;
      this.#listened.set(
        runtime,
        runtime.store.changed.listen((change) => {
          this.#change(change);
        }),
      );
    }
  }

  #change(change: StoreChange): void {
    this.#snapshot = null;
    if (change === 'time') this.#isLater = true;
    if (this.#timer !== null && (this.#timer.change === 'facts' || change === 'time')) return;
    this.#rest();
    const timeout = setTimeout(() => {
      this.#publish();
    }, GATHER_MS[change]);
    this.#timer = { timeout, change };
  }

  #publish(): void {
    this.#rest();
    const snapshot = this.snapshot();
    const isNews = this.#isLater || !isSame(snapshot, this.#published);
    this.#isLater = false;
    if (!isNews) return;
    this.#published = snapshot;
    this.#snapshots.publish(snapshot);
  }

  #rest(): void {
    if (this.#timer !== null) clearTimeout(this.#timer.timeout);
    this.#timer = null;
  }

  #build(): AppSnapshot {
    const { settings, label, historyWarning, settingsNotice } = this.#parts;
    const { accounts, alerts, appearance } = settings.get();
    const chosen = this.chosen();
    const snapshot = chosen.store.snapshot();
    const { account } = snapshot;
    // It rises for the receivers, also when another account is chosen.
    this.#version += 1;
    return Object.freeze({
      ...snapshot,
      version: this.#version,
      account: accounts.showNames ? account : account && { ...account, name: null },
      accounts: this.runtimes().map((runtime) =>
        summaryOf(runtime, runtime === chosen, accounts.showNames, label),
      ),
      display: { amount: appearance.amount, time: appearance.time },
      undelivered: this.#undelivered,
      resetAlert: this.#undelivered.refusal === null ? resetAlertIn(snapshot, alerts) : null,
      historyWarning: historyWarning(),
      settingsFile: settingsNotice(),
      scan: this.#scan,
    });
  }
}

/** The settings that a snapshot depends on. */
function onScreen({ accounts, alerts, appearance }: Settings): unknown {
  const { chosenDir, showNames } = accounts;
  const { amount, time, language, hours } = appearance;
  const { on, reset, mutedWindows, quietHours } = alerts;
  return [chosenDir, showNames, amount, time, language, hours, on, reset, mutedWindows, quietHours];
}

function resetAlertIn(snapshot: AccountSnapshot, alerts: Settings['alerts']): ResetAlert | null {
  const { takenAt: now, windows, locale } = snapshot;
  const shown = windows.map((window) => shownWindow(window, now));
  return resetAlertOf({ ...snapshot, windows: shown, now }, alerts, locale);
}

/** Whether two snapshots are equal but for their version and their moment. */
function isSame(a: AppSnapshot, b: AppSnapshot): boolean {
  const { version, takenAt } = b;
  return isDeepStrictEqual({ ...a, version, takenAt }, b);
}

/** The account of the settings; else the first with numbers, else with a login that has a problem, else the first. */
function choose(runtimes: ReturnType<AccountRuntimes['all']>, wish: string | null): AccountRuntime {
  const wished = wish === null ? undefined : runtimes.find(({ dir }) => dir === wish);
  if (wished) return wished;
  const snapshots = runtimes.map((runtime) => ({ runtime, snapshot: runtime.store.snapshot() }));
  const ready = snapshots.find(({ snapshot }) => snapshot.phase === 'ready' && !snapshot.stale);
  const old = snapshots.find(({ snapshot }) => snapshot.phase === 'ready');
  const signedIn = snapshots.find(
    ({ snapshot }) => snapshot.problem !== null && snapshot.problem.kind !== 'no_credentials',
  );
  return (ready ?? old ?? signedIn)?.runtime ?? runtimes[0];
}

function summaryOf(
  { dir, store }: AccountRuntime,
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
