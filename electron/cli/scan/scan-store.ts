import type { TotalledUse } from '../../core/tokens/token-totals';
import type { Tally, TallySpan } from '../../history/ledger/ledger-tally';
import type { SessionProjects } from '../../history/ledger/session-projects';
import type { LedgerSink, ScanMemory } from '../../transcripts/types';

/** Where uses are kept, and how far each transcript was read. */
export interface ScanStore {
  readonly sink: LedgerSink;
  readonly memory: ScanMemory;
  /** Stores what was taken in and is not stored yet. @throws Error when it cannot */
  readonly settle: () => Promise<void>;
  /** Whether uses may come as rows now. */
  readonly takesRows: () => boolean;
  /** Each response once. */
  readonly tally: Tally;
  /** The same where no word is asked for: responses, or groups of them. */
  readonly sums: (span: TallySpan) => Iterable<TotalledUse>;
  /** What sessions are called, by id. */
  readonly titles: () => ReadonlyMap<string, string>;
  /** The folders in which sessions ran, by the session's id. */
  readonly projects: SessionProjects;
  readonly close: () => void;
}
