import type { TokenUse } from './tokens';

/**
 * Responses as rows of fixed width in one buffer. The parser of transcripts writes them and the ledger stores them, so
 * that millions of responses need no object each. `transcripts/wasm/rows.ts` writes them too.
 */
export const ROW_BYTES = 96;
/** The offsets of a row's fields, in bytes. Counts and the time are doubles, words and flags 32 bits; little-endian. */
export const ROW = {
  /** The ledger's key (`history/ledger-key.ts`), 20 bytes; zeros where `RowBlock.apart` has the ids. */
  key: 0,
  flags: 20,
  at: 24,
  input: 32,
  output: 40,
  cacheRead: 48,
  cacheWrite5m: 56,
  cacheWrite1h: 64,
  /** Numbers of words; 0 means none. */
  model: 72,
  session: 76,
  project: 80,
  branch: 84,
  account: 88,
  /** The number of `core/prices/terms.ts`. */
  terms: 92,
} as const;

export const ROW_FLAG = {
  sidechain: 1,
  fast: 2,
  onPlan: 4,
  copied: 8,
  /** Whether the message id is unique among all responses, and whether there is a request id. */
  uniqueId: 16,
  request: 32,
} as const;

/** The ids of a response without a key. */
export interface ApartIds {
  readonly row: number;
  readonly messageId: string;
  readonly requestId: string | null;
}

/** Some responses, in the order of their lines. */
export interface RowBlock {
  /** `ROW_BYTES` for each response. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The words by number; 0 means none. */
  readonly words: readonly (string | null)[];
  readonly apart: readonly ApartIds[];
}

/** Reads and writes rows of a buffer that starts at a multiple of eight. */
export class RowView {
  readonly count: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The whole buffer as doubles and as 32-bit values. */
  readonly doubles: Float64Array;
  readonly cells: Uint32Array;

  constructor(bytes: Uint8Array<ArrayBuffer>) {
    this.bytes = bytes;
    this.count = Math.floor(bytes.length / ROW_BYTES);
    this.doubles = new Float64Array(bytes.buffer, bytes.byteOffset, (this.count * ROW_BYTES) / 8);
    this.cells = new Uint32Array(bytes.buffer, bytes.byteOffset, (this.count * ROW_BYTES) / 4);
  }

  /** @param column a column of `ROW` that is a double */
  double(row: number, column: number): number {
    return this.doubles[(row * ROW_BYTES + column) / 8] ?? 0;
  }

  /** @param column a column of `ROW` with 32 bits */
  cell(row: number, column: number): number {
    return this.cells[(row * ROW_BYTES + column) / 4] ?? 0;
  }

  setCell(row: number, column: number, value: number): void {
    this.cells[(row * ROW_BYTES + column) / 4] = value;
  }

  /** The first 32 bits of a key, or later ones; keys compare like these. */
  keyPart(row: number, part: number): number {
    const value = this.cells[(row * ROW_BYTES) / 4 + part] ?? 0;
    return ((value << 24) | ((value & 0xff00) << 8) | ((value >>> 8) & 0xff00) | (value >>> 24)) >>> 0;
  }

  has(row: number, flag: number): boolean {
    return (this.cell(row, ROW.flags) & flag) !== 0;
  }

  /** Writes a row without its key. @param wordOf returns the number of a word */
  write(row: number, use: TokenUse, isUnique: boolean, wordOf: (word: string | null) => number): void {
    const flags =
      (use.sidechain ? ROW_FLAG.sidechain : 0) |
      (use.fast ? ROW_FLAG.fast : 0) |
      (use.onPlan ? ROW_FLAG.onPlan : 0) |
      (use.copied ? ROW_FLAG.copied : 0) |
      (isUnique ? ROW_FLAG.uniqueId : 0) |
      (use.requestId === null ? 0 : ROW_FLAG.request);
    this.setCell(row, ROW.flags, flags);
    this.setCell(row, ROW.terms, use.terms);
    const counts = [use.at, use.tokens.input, use.tokens.output, use.tokens.cacheRead];
    [...counts, use.tokens.cacheWrite5m, use.tokens.cacheWrite1h].forEach((value, index) => {
      this.doubles[(row * ROW_BYTES + ROW.at) / 8 + index] = value;
    });
    [use.model, use.sessionId, use.project, use.branch, use.account].forEach((word, index) => {
      this.setCell(row, ROW.model + 4 * index, wordOf(word));
    });
  }

  /**
   * A row as a token use. Its ids are lost; `isUnique` and the request flag stay. @param word returns a word by number
   */
  use(row: number, word: (number: number) => string | null): TokenUse {
    return {
      messageId: this.has(row, ROW_FLAG.uniqueId) ? 'msg_1' : '1',
      requestId: this.has(row, ROW_FLAG.request) ? '1' : null,
      at: this.double(row, ROW.at),
      model: word(this.cell(row, ROW.model)) ?? 'unknown',
      tokens: {
        input: this.double(row, ROW.input),
        output: this.double(row, ROW.output),
        cacheRead: this.double(row, ROW.cacheRead),
        cacheWrite5m: this.double(row, ROW.cacheWrite5m),
        cacheWrite1h: this.double(row, ROW.cacheWrite1h),
      },
      origin: 'transcript',
      account: word(this.cell(row, ROW.account)),
      sessionId: word(this.cell(row, ROW.session)),
      project: word(this.cell(row, ROW.project)),
      branch: word(this.cell(row, ROW.branch)),
      sidechain: this.has(row, ROW_FLAG.sidechain),
      fast: this.has(row, ROW_FLAG.fast),
      terms: this.cell(row, ROW.terms),
      onPlan: this.has(row, ROW_FLAG.onPlan),
      copied: this.has(row, ROW_FLAG.copied),
    };
  }
}
