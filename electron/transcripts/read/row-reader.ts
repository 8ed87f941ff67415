import fs from 'node:fs';
import { isPlanModel } from '../../core/tokens/plan-use';
import {
  ROW,
  ROW_BYTES,
  ROW_FLAG,
  RowView,
  type ApartIds,
  type RowBlock,
} from '../../core/tokens/token-rows';
import { isUniqueId, type TokenUse } from '../../core/tokens/tokens';
import { titleIn, type LineCount, type LineSource, type ReadsLines, type Whole } from '../parse/lines';
import { stringIn } from '../parse/strings';
import { UsageLine } from '../parse/usage-line';
import type { ReadBuffer } from './read-lines';
import type { SessionTitle } from '../types';

/** What `wasm/lines.ts` exports. */
interface LinesModule {
  readonly memory: WebAssembly.Memory;
  readonly INPUT: { readonly value: number };
  readonly begin: (account: number) => void;
  readonly scan: (from: number, end: number) => number;
  readonly afterLastFeed: (from: number, end: number) => number;
  readonly checkIn: (from: number, offset: number) => number;
  readonly lineCount: () => number;
  readonly brokenCount: () => number;
  readonly asideCount: () => number;
  readonly asideList: () => number;
  readonly timeBefore: () => number;
  readonly setTimeBefore: (at: number) => void;
  readonly newRow: () => number;
  readonly flush: () => void;
  readonly hasRoom: () => number;
  readonly rowCount: () => number;
  readonly rowList: () => number;
  readonly newWord: () => number;
  readonly wordCount: () => number;
  readonly wordList: () => number;
  readonly clear: () => void;
}

/** Who gets what a `RowReader` finds. */
export interface RowTaker {
  readonly title: (title: SessionTitle) => void;
  /** There is no room for more rows: `RowReader.take` has to be called. */
  readonly full: () => void;
}

/** The module reads a little more than it was given. */
const MARGIN = 128;
const PAGE = 65_536;
/** Larger files are read in pieces. */
const WHOLE_SIZE = 256 * 1024;
const NO_LINES: LineCount = { lines: 0, broken: 0 };
const ASIDE_CELLS = 3;
const TO_PARSE = 1;

/**
 * Finds the lines that count and makes rows of them, in WebAssembly: `LineReader` for millions of lines. What is out of
 * the ordinary goes through the parser in TypeScript, so that there is one definition of what a line says.
 * Files are read straight into the module's memory.
 */
export class RowReader implements ReadsLines, ReadBuffer {
  readonly #module: LinesModule;
  readonly #taker: RowTaker;
  readonly #input: number;
  /** All of the module's memory; made anew when that grows. */
  #memory: Buffer;
  #cells: Uint32Array;
  #source: LineSource | null = null;
  /** Words of the parser in TypeScript and their numbers; of the rows that were not taken yet. */
  #words = new Map<string, number>();
  #apart: ApartIds[] = [];

  /** @param code the compiled module */
  constructor(code: WebAssembly.Module, taker: RowTaker) {
    const abort = (): never => {
      throw new Error('The module that reads transcripts gave up.');
    };
    this.#module = new WebAssembly.Instance(code, { env: { abort } }).exports as unknown as LinesModule;
    this.#taker = taker;
    this.#input = this.#module.INPUT.value;
    this.#memory = Buffer.from(this.#module.memory.buffer);
    this.#cells = new Uint32Array(this.#module.memory.buffer);
    this.#module.clear();
    this.room(WHOLE_SIZE + 1);
  }

  /** A buffer of at least that size. What the one before had is at its beginning. */
  room(size: number): Buffer {
    const { memory } = this.#module;
    const missing = this.#input + size + MARGIN - memory.buffer.byteLength;
    if (missing > 0) {
      memory.grow(Math.ceil(missing / PAGE));
      this.#memory = Buffer.from(memory.buffer);
      this.#cells = new Uint32Array(memory.buffer);
    }
    return this.#memory.subarray(this.#input, this.#input + size);
  }

  /** @param bytes a stretch of the buffer that `room` gave */
  read(bytes: Buffer, source: LineSource, offset: number): LineCount {
    return this.#read(bytes.byteOffset, bytes.byteOffset + bytes.length, source, offset);
  }

  /** Without a buffer or a count of its own for each part, which take as long as the reading of a small file. */
  readWhole(fd: number, size: number, source: LineSource): Whole | null {
    if (size === 0 || size > WHOLE_SIZE) return null;
    const input = this.#input;
    // One byte more than it had: one that grew is seen.
    if (fs.readSync(fd, this.#memory, input, size + 1, 0) !== size) return null;
    const offset = this.#module.afterLastFeed(input, input + size) - input;
    const check = this.#module.checkIn(input, offset) >>> 0;
    const count = offset > 0 ? this.#read(input, input + offset, source, 0) : NO_LINES;
    if (offset < size) this.#read(input + offset, input + size, source, offset);
    return { offset, check, lines: count.lines, broken: count.broken };
  }

  #read(first: number, end: number, source: LineSource, offset: number): LineCount {
    const module = this.#module;
    if (source !== this.#source) this.#begin(source);
    let lines = 0;
    let broken = 0;
    for (let at = first; at < end;) {
      at = module.scan(at, end);
      lines += module.lineCount();
      broken += module.brokenCount();
      const asides = module.asideCount();
      if (asides > 0) broken += this.#asides(asides, this.#memory.subarray(first, end), source, offset);
      if (module.hasRoom() === 0) this.#makeRoom(source);
    }
    return { lines, broken };
  }

  end(): void {
    this.#module.flush();
    this.#source = null;
  }

  /** Takes out the rows that there are; `null`: none. */
  take(): RowBlock | null {
    const module = this.#module;
    module.flush();
    const count = module.rowCount();
    if (count === 0) return null;
    const from = module.rowList();
    const bytes = new Uint8Array(count * ROW_BYTES);
    bytes.set(this.#memory.subarray(from, from + bytes.length));
    const block = { bytes, words: this.#allWords(), apart: this.#apart };
    markPlan(block);
    module.clear();
    this.#words.clear();
    this.#apart = [];
    return block;
  }

  #begin(source: LineSource): void {
    this.#source = source;
    this.#module.begin(this.#wordOf(source.account));
  }

  #makeRoom(source: LineSource): void {
    const before = this.#module.timeBefore();
    this.#taker.full();
    this.#begin(source);
    if (!Number.isNaN(before)) this.#module.setTimeBefore(before);
  }

  /** Gives how many of them are broken. */
  #asides(count: number, bytes: Buffer, source: LineSource, offset: number): number {
    let broken = 0;
    for (let index = 0; index < count; index += 1)
      if (this.#aside(index, bytes, source, offset) === 'broken') broken += 1;
    return broken;
  }

  #aside(index: number, bytes: Buffer, source: LineSource, offset: number) {
    const place = this.#module.asideList() / 4 + ASIDE_CELLS * index;
    const start = (this.#cells[place] ?? 0) - bytes.byteOffset;
    const end = (this.#cells[place + 1] ?? 0) - bytes.byteOffset;
    const outcome =
      this.#cells[place + 2] === TO_PARSE ? this.#parse(bytes, start, end, source, offset) : 'other';
    if (outcome !== 'other') return outcome;
    const title = titleIn(bytes, start, end, source);
    if (title !== null) this.#taker.title(title);
    return outcome;
  }

  /** A line that is out of the ordinary. */
  #parse(bytes: Buffer, start: number, end: number, source: LineSource, offset: number) {
    const before = this.#module.timeBefore();
    const uses: TokenUse[] = [];
    const line = new UsageLine((use) => uses.push(use));
    const outcome = line.read(bytes, start, end, {
      account: source.account,
      fallbackAt: Number.isNaN(before) ? Math.round(source.mtimeMs) : before,
      place: () => `${source.path}:${String(offset + start)}`,
    });
    line.flush();
    for (const use of uses) {
      if (this.#module.hasRoom() === 0) this.#makeRoom(source);
      this.#put(use);
    }
    const last = uses.at(-1);
    if (last !== undefined) this.#module.setTimeBefore(last.at);
    return outcome;
  }

  #put(use: TokenUse): void {
    const place = this.#module.newRow();
    const row = (place - this.#module.rowList()) / ROW_BYTES;
    const bytes = new Uint8Array(ROW_BYTES);
    new RowView(bytes).write(0, use, isUniqueId(use.messageId), (word) => this.#wordOf(word));
    this.#memory.set(bytes, place);
    this.#apart.push({ row, messageId: use.messageId, requestId: use.requestId });
  }

  #wordOf(word: string | null): number {
    if (word === null) return 0;
    let number = this.#words.get(word);
    if (number === undefined) this.#words.set(word, (number = this.#module.newWord()));
    return number;
  }

  #allWords(): readonly (string | null)[] {
    const list = this.#module.wordList() / 4;
    const words = Array.from({ length: this.#module.wordCount() }, (_, number) => {
      const at = this.#cells[list + 2 * number] ?? 0;
      const length = this.#cells[list + 2 * number + 1] ?? 0;
      // With the bytes around it, which `stringIn` takes for its quotes.
      return number === 0 || at === 0 ? null : stringIn(this.#quoted(at, length), 0, length + 2);
    });
    for (const [word, number] of this.#words) words[number] = word;
    return words;
  }

  #quoted(at: number, length: number): Buffer {
    const quoted = Buffer.alloc(length + 2, '"');
    this.#memory.copy(quoted, 1, at, at + length);
    return quoted;
  }
}

/** The module says of its rows that Anthropic answered; whether the plan pays depends on the model too. */
function markPlan({ bytes, words }: RowBlock): void {
  const others = new Set(
    words.flatMap((word, number) => (word === null || isPlanModel(word) ? [] : [number])),
  );
  const rows = new RowView(bytes);
  for (let row = 0; row < rows.count; row += 1) {
    if (others.has(rows.cell(row, ROW.model)))
      rows.setCell(row, ROW.flags, rows.cell(row, ROW.flags) & ~ROW_FLAG.onPlan);
  }
}
