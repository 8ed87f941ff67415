import type { SessionPrompts } from '../core/sessions/prompts';
import type { ScanProgress } from '../core/scan-progress';
import type { Checkpoints } from '../history/checkpoints';
import { homeFolder } from '../sources/credentials/config-dirs';
import { foldersIn, transcriptRoots } from '../transcripts/roots';
import { createScanner } from '../transcripts/scanner';
import type { Engine } from './engine';

export interface FollowParts {
  /** The built `scan-worker.cjs`. */
  readonly workerFile: string;
  /** Absent: SQLite checkpoints on this thread. */
  readonly checkpoints?: Checkpoints;
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly cwd: string;
  /** The prompts of the session that is watched. They are shown, and never kept or logged. */
  readonly onSession?: (prompts: SessionPrompts) => void;
}

/** A session that somebody looks at, and those of its prompts that are shown in full. */
export interface SessionLook {
  readonly session: string;
  readonly open: readonly string[];
}

export interface Following {
  /** Reads a session's prompts from now on; `null`: none. In privacy mode without any text. */
  readonly watchSession: (look: SessionLook | null) => void;
  readonly end: () => Promise<void>;
}

/** The first numbers and the tray come first. */
const BEGIN_AFTER_MS = 3000;
/** Until the last batch is in the ledger. */
const ENDS_AFTER_MS = 500;
/** Where there is nothing to read, nothing is told. */
const NOTHING_AFTER_MS = 20_000;
/** What is done sooner needs no bar. */
const WORTH_TELLING_BYTES = 8 * 1024 * 1024;

/**
 * Reads Claude Code's transcripts into the ledger from a few seconds after the start on, and follows them: also those of
 * folders that the settings add, and with the account that each folder has.
 */
export function followTranscripts(engine: Engine, parts: FollowParts): Following {
  const { accounts, settings, history, counting, estimates, clock } = engine;
  const log = engine.log.scope('transcripts');
  let added = 0;
  let cancelWhole: (() => void) | null = null;
  const wholeIn = (ms: number): void => {
    cancelWhole?.();
    cancelWhole = clock.after(ms, () => counting.caughtUp(true));
  };
  /** Told while transcripts are read for the first time, and at the end of each reading. */
  const reads = (isReading: boolean): void => {
    cancelWhole?.();
    if (isReading) counting.caughtUp(false);
    else wholeIn(ENDS_AFTER_MS);
  };
  const scanner = createScanner({
    workerFile: parts.workerFile,
    memory: history.scanMemory,
    sink: {
      add: (told) => {
        // Claude Code dates them by the system's clock.
        const uses = told.map((use) => ({ ...use, at: clock.ofTranscript(use.at) }));
        history.ledger.add(uses);
        added += uses.length;
        counting.added(uses);
      },
      title: history.ledger.title,
      settled: () => {
        const rows = added;
        added = 0;
        return parts.checkpoints?.wrote(rows) ?? null;
      },
    },
    shared: true,
    onProgress: ({ bytesDone, bytesTotal }) => {
      const progress = progressOf(bytesDone, bytesTotal);
      reads(bytesDone < bytesTotal);
      if (progress !== null) accounts.scanning(progress);
      // The last of it is told before it is in the ledger.
      else if (accounts.snapshot().scan !== null) clock.after(ENDS_AFTER_MS, () => accounts.scanning(null));
    },
    onNews: counting.changed,
    onSession: parts.onSession ?? (() => undefined),
    onTrouble: (sentence) => {
      accounts.scanning(null);
      log.warn(sentence);
    },
  });
  const home = homeFolder({ ...parts, homedir: parts.home });
  let followed = '';
  const follow = (): void => {
    const keys = new Map(
      accounts.sessions().map(({ dir, store }) => [dir, store.facts().account?.key ?? null]),
    );
    const roots = transcriptRoots({
      ...{ env: parts.env, platform: parts.platform, home, cwd: parts.cwd },
      extraDirs: settings.get().accounts.configDirs,
      foldersIn,
      accountOf: (dir) => keys.get(dir) ?? null,
    });
    const name = JSON.stringify(roots);
    if (name === followed) return;
    followed = name;
    counting.caughtUp(false);
    scanner.follow(roots);
    wholeIn(NOTHING_AFTER_MS);
  };
  let unsubscribe: (() => void) | null = null;
  const cancel = clock.after(BEGIN_AFTER_MS, () => {
    follow();
    // A login that is found later, or another one, is in a snapshot; so is a folder that was added.
    unsubscribe = accounts.subscribe(follow);
    estimates.start(() => accounts.sessions().flatMap(({ store }) => store.facts().account ?? []));
  });
  let look: SessionLook | null = null;
  const tell = (): void => {
    const texts = !settings.isPrivate();
    const { prices } = settings.get();
    scanner.watchSession(look && { sessionId: look.session, open: look.open, texts, prices });
  };
  const wished = (): string => JSON.stringify([settings.isPrivate(), settings.get().prices]);
  let told = wished();
  const endSettings = settings.subscribe(() => {
    if (wished() === told) return;
    told = wished();
    tell();
  });
  return {
    watchSession: (next) => {
      look = next;
      tell();
    },
    end: async () => {
      cancel();
      cancelWhole?.();
      estimates.stop();
      endSettings();
      unsubscribe?.();
      await scanner.close();
      parts.checkpoints?.close();
    },
  };
}

function progressOf(done: number, total: number): ScanProgress | null {
  return total < WORTH_TELLING_BYTES || done >= total ? null : { done, total };
}
