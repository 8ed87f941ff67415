import { isDeepStrictEqual } from 'node:util';
import type { ScanProgress } from '../../core/snapshot/scan-progress';
import type { SessionPrompts } from '../../core/sessions/prompts';
import { createSignal, type Signal } from '../../core/signal';
import type { Checkpoints } from '../../history/integrity/checkpoints';
import type { History } from '../../history/history';
import { homeFolder } from '../../sources/credentials/config-dirs';
import { foldersIn, transcriptRoots } from '../../transcripts/find/roots';
import { createScanner, type ScannerParts, type TranscriptScanner } from '../../transcripts/scanner';
import type { Accounts } from '../accounts/accounts';
import type { AppClock } from '../clock/clock';
import type { Counting } from './ledger-wiring';
import type { Estimates } from '../estimate/estimates';
import type { Log } from '../log';
import type { SettingsStore } from '../settings/settings';

/** The parts of the app that transcripts are read into. */
export interface TranscriptsTarget {
  readonly accounts: Pick<Accounts, 'runtimes' | 'snapshot' | 'snapshots' | 'scanning'>;
  readonly settings: Pick<SettingsStore, 'get' | 'isPrivate' | 'watch'>;
  readonly history: Pick<History, 'ledger' | 'scanMemory'>;
  readonly counting: Pick<Counting, 'added' | 'changed' | 'caughtUp'>;
  readonly estimates: Pick<Estimates, 'start' | 'stop'>;
  readonly clock: AppClock;
  readonly log: Log;
}

export interface FollowParts {
  /** The built `scan-worker.cjs`. */
  readonly workerFile: string;
  /** Absent: SQLite checkpoints on this thread. */
  readonly checkpoints?: Checkpoints;
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly cwd: string;
}

/** A session that a page shows, and its prompts that are shown in full. */
export interface SessionLook {
  readonly session: string;
  readonly open: readonly string[];
}

export interface Following {
  /** Reads a session's prompts from now on; `null`: none. In privacy mode without any text. */
  readonly watchSession: (look: SessionLook | null) => void;
  /** The prompts of the session that is watched. They are shown, and never stored or logged. */
  readonly prompts: Signal<SessionPrompts>;
  readonly end: () => Promise<void>;
}

/** Ms after the start until reading begins: the first numbers and the tray come first. */
const BEGIN_AFTER_MS = 3000;
/** Ms until the last batch is in the ledger. */
const ENDS_AFTER_MS = 500;
/** Ms after which reading counts as ended: without transcripts no end is reported. */
const NOTHING_AFTER_MS = 20_000;
/** Bytes from which progress is shown; less is read too soon. */
const WORTH_SHOWING_BYTES = 8 * 1024 * 1024;

/**
 * Reads Claude Code's transcripts into the ledger from a few seconds after the start on, and follows them: also those of
 * folders that the settings add, and with the account that each folder has.
 */
export function followTranscripts(target: TranscriptsTarget, parts: FollowParts): Following {
  return new TranscriptsFollower(target, parts);
}

class TranscriptsFollower implements Following {
  readonly #target: TranscriptsTarget;
  readonly #parts: FollowParts;
  readonly #log: Log;
  readonly #prompts = createSignal<SessionPrompts>();
  readonly #scanner: TranscriptScanner;
  readonly #ends: (() => void)[];
  #roots: ReturnType<typeof transcriptRoots> | null = null;
  #look: SessionLook | null = null;
  /** Token uses that were added since the last checkpoint. */
  #added = 0;
  #cancelWhole: (() => void) | null = null;

  constructor(target: TranscriptsTarget, parts: FollowParts) {
    this.#target = target;
    this.#parts = parts;
    this.#log = target.log.scope('transcripts');
    this.#scanner = createScanner({
      workerFile: parts.workerFile,
      memory: target.history.scanMemory,
      sink: this.#sink(),
      shared: true,
      onProgress: this.#progress,
      onNews: target.counting.changed,
      onSession: this.#prompts.publish,
      onTrouble: (sentence) => {
        target.accounts.scanning(null);
        this.#log.warn(sentence);
      },
    });
    const { settings } = target;
    this.#ends = [
      target.clock.after(BEGIN_AFTER_MS, this.#begin),
      settings.watch(({ prices }) => [settings.isPrivate(), prices], this.#readSession),
    ];
  }

  readonly prompts: Signal<SessionPrompts> = this.#prompts;

  readonly watchSession = (look: SessionLook | null): void => {
    this.#look = look;
    this.#readSession();
  };

  readonly end = async (): Promise<void> => {
    for (const end of this.#ends) end();
    this.#cancelWhole?.();
    this.#target.estimates.stop();
    await this.#scanner.close();
    this.#parts.checkpoints?.close();
  };

  readonly #begin = (): void => {
    const { accounts, estimates } = this.#target;
    this.#follow();
    // A login that is found later, or another one, is in a snapshot; so is a folder that was added.
    this.#ends.push(accounts.snapshots.listen(this.#follow));
    estimates.start(() => accounts.runtimes().flatMap(({ store }) => store.facts().account ?? []));
  };

  #sink(): ScannerParts['sink'] {
    const { clock, history, counting } = this.#target;
    return {
      add: (read) => {
        // Claude Code dates them by the system's clock.
        const uses = read.map((use) => ({ ...use, at: clock.ofTranscript(use.at) }));
        history.ledger.add(uses);
        this.#added += uses.length;
        counting.added(uses);
      },
      title: history.ledger.title,
      settled: () => {
        const rows = this.#added;
        this.#added = 0;
        return this.#parts.checkpoints?.wrote(rows) ?? null;
      },
    };
  }

  /** Called while transcripts are read for the first time, and at the end of each reading. */
  readonly #progress: NonNullable<ScannerParts['onProgress']> = ({ bytesDone, bytesTotal }) => {
    const { accounts, clock, counting } = this.#target;
    const progress = progressOf(bytesDone, bytesTotal);
    this.#cancelWhole?.();
    if (bytesDone < bytesTotal) counting.caughtUp(false);
    else this.#wholeIn(ENDS_AFTER_MS);
    if (progress !== null) accounts.scanning(progress);
    // The end is reported before the last of it is in the ledger.
    else if (accounts.snapshot().scan !== null)
      clock.after(ENDS_AFTER_MS, () => {
        accounts.scanning(null);
      });
  };

  readonly #follow = (): void => {
    const { accounts, settings, counting } = this.#target;
    const { env, platform, home, cwd } = this.#parts;
    const keys = new Map(
      accounts.runtimes().map(({ dir, store }) => [dir, store.facts().account?.key ?? null]),
    );
    const roots = transcriptRoots({
      env,
      platform,
      home: homeFolder({ env, platform, homedir: home }),
      cwd,
      extraDirs: settings.get().accounts.configDirs,
      foldersIn,
      accountOf: (dir) => keys.get(dir) ?? null,
    });
    if (isDeepStrictEqual(roots, this.#roots)) return;
    this.#roots = roots;
    counting.caughtUp(false);
    this.#scanner.follow(roots);
    this.#wholeIn(NOTHING_AFTER_MS);
  };

  readonly #readSession = (): void => {
    const { settings } = this.#target;
    const look = this.#look;
    this.#scanner.watchSession(
      look && {
        sessionId: look.session,
        open: look.open,
        texts: !settings.isPrivate(),
        prices: settings.get().prices,
      },
    );
  };

  #wholeIn(ms: number): void {
    const { clock, counting } = this.#target;
    this.#cancelWhole?.();
    this.#cancelWhole = clock.after(ms, () => {
      counting.caughtUp(true);
    });
  }
}

function progressOf(done: number, total: number): ScanProgress | null {
  return total < WORTH_SHOWING_BYTES || done >= total ? null : { done, total };
}
