import type { RowBlock } from '../core/tokens/token-rows';
import type { TokenUse } from '../core/tokens/tokens';
import type { MemoryPack } from './find/memory-pack';

/** A folder whose `*.jsonl` files, at any depth, are Claude Code's transcripts. */
export interface TranscriptRoot {
  /** Absolute path of a `projects` folder; need not exist. */
  readonly dir: string;
  /** Key of the account whose uses these are, where it is known. */
  readonly account: string | null;
  /** Of the files below it, only those with this in their path; absent: all. */
  readonly only?: string;
}

/** Where it is remembered how far each transcript was read. */
export interface ScanMemory {
  /** All that was kept, the oldest first; asked once, when scanning begins. */
  readonly load: () => readonly MemoryPack[];
  /** Keeps more, which holds over what was kept before. Called after `add` had all uses of the files in it. */
  readonly save: (packs: readonly MemoryPack[]) => void;
  /** Keeps these in the place of all that was kept before: they say the same in fewer rows. */
  readonly replace: (packs: readonly MemoryPack[]) => void;
}

/**
 * What a session is called. The user's own word goes before Claude's, that before a summary, that before the name of the
 * agent that runs in it; `''` takes back a title of its kind.
 */
export interface SessionTitle {
  readonly sessionId: string;
  readonly kind: 'custom' | 'ai' | 'summary' | 'agent';
  readonly title: string;
}

/** Who keeps the token uses. */
export interface LedgerSink {
  /**
   * Takes at most 500 uses, in one transaction. One whose `useKey` is known, or that `isRepeated`, is merged with
   * `mergeUse(known, told)`: the same response comes again from resumed sessions, and whenever a file is read anew.
   */
  readonly add: (uses: readonly TokenUse[]) => void;
  /** Takes uses that come as rows; absent: it takes none. */
  readonly addRows?: (block: RowBlock) => void;
  /** The latest title of a kind that each session has; replaces an earlier one of that kind, `''` removes it. */
  readonly title: (titles: readonly SessionTitle[]) => void;
  /** After a batch: what the ledger wants to be waited for before there is more; `null` or absent: nothing. */
  readonly settled?: () => Promise<void> | null;
}

/** How far a scan is; totals are of the files that have something new. */
export interface ScanProgress {
  readonly filesDone: number;
  readonly filesTotal: number;
  readonly bytesDone: number;
  readonly bytesTotal: number;
}

/** What a scan came to. */
export interface ScanSummary {
  /** Transcripts that there are, their complete lines, and those of them that could not be used. */
  readonly files: number;
  readonly lines: number;
  readonly skippedLines: number;
  /** What this scan read: transcripts with something new, and bytes. */
  readonly filesRead: number;
  readonly bytesRead: number;
  /** Transcripts that could not be opened or read. */
  readonly unreadable: number;
  /** Ended early by `stop`: the next scan goes on where this one ended. */
  readonly stopped: boolean;
  /** How long the worker was at it. */
  readonly workMs: number;
}
