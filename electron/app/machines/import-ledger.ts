import { LedgerParser, LONGEST_LINE, type LedgerFault } from '../../core/machines/ledger-text';
import type { MachineUse } from '../../core/machines/machine-use';
import { err, ok, type Result } from '../../core/result';
import type { MachineStaging } from '../../history/ledger/machine-uses';
import type { History } from '../../history/history';
import { yieldBetweenSteps } from '../yield';

/** Bytes of a ledger's text at most; a response has about 90. */
export const MOST_BYTES = 512 * 2 ** 20;
/** Responses that are staged at once. */
const AT_ONCE = 1000;

/** What a text of another machine came to. */
export interface ImportedLedger {
  /** Responses in the text; those that were known are among them. */
  readonly responses: number;
  /** The moment of the export by its own machine's clock (epoch ms). */
  readonly takenAt: number;
}

/** Why nothing was imported: a fault of the text, or more bytes than allowed. */
export type ImportFault = LedgerFault | { readonly line: null; readonly reason: 'too_large' };

export interface LedgerImportParts {
  readonly history: Pick<History, 'machineUses'>;
  readonly now: () => number;
  /** Bytes at most; absent: `MOST_BYTES`. */
  readonly mostBytes?: number;
}

/**
 * Imports the ledger of a machine from its text, read piece by piece. The text is checked to its end before anything is
 * stored, so that nothing of a broken one is. @throws SqliteError when it cannot be stored, and what `pieces` throws
 */
export async function importLedger(
  { history, now, mostBytes = MOST_BYTES }: LedgerImportParts,
  machine: string,
  pieces: AsyncIterable<Buffer>,
): Promise<Result<ImportedLedger, ImportFault>> {
  const staging = history.machineUses.stage();
  try {
    const reader = new LedgerReader(staging);
    let bytes = 0;
    for await (const piece of pieces) {
      bytes += piece.length;
      if (bytes > mostBytes) return err({ line: null, reason: 'too_large' });
      const fault = reader.read(piece);
      if (fault !== null) return err(fault);
    }
    const read = reader.end();
    if (!read.ok) return read;
    const { takenAt, count } = read.value;
    await yieldBetweenSteps(staging.store(machine, takenAt, now()));
    return ok({ responses: count, takenAt });
  } finally {
    staging.drop();
  }
}

/** Cuts pieces into lines, and stages their responses. */
class LedgerReader {
  readonly #staging: Pick<MachineStaging, 'add'>;
  readonly #parser = new LedgerParser();
  #rest = '';
  #uses: MachineUse[] = [];

  constructor(staging: Pick<MachineStaging, 'add'>) {
    this.#staging = staging;
  }

  /** The first fault, or `null`. */
  read(piece: Buffer): LedgerFault | null {
    // A ledger is ASCII: any other byte becomes a character that no field takes.
    const lines = (this.#rest + piece.toString('latin1')).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) {
      const fault = this.#line(line);
      if (fault !== null) return fault;
    }
    // A line that never ends is not collected.
    return this.#rest.length > LONGEST_LINE ? this.#line(this.#rest) : null;
  }

  end(): ReturnType<LedgerParser['end']> {
    if (this.#rest !== '') {
      // The last line lacks its line feed: the text was cut off, unless it never was a ledger.
      const fault = this.#line(this.#rest);
      const { line } = this.#parser;
      return err(line === 1 && fault !== null ? fault : { line, reason: 'cut_off' });
    }
    this.#flush();
    return this.#parser.end();
  }

  #line(text: string): LedgerFault | null {
    const parsed = this.#parser.parse(text.endsWith('\r') ? text.slice(0, -1) : text);
    if (!parsed.ok) return parsed.error;
    if (parsed.value === null) return null;
    this.#uses.push(parsed.value);
    if (this.#uses.length >= AT_ONCE) this.#flush();
    return null;
  }

  #flush(): void {
    this.#staging.add(this.#uses);
    this.#uses = [];
  }
}
