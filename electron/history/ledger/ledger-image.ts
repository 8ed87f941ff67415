import type { Database } from 'better-sqlite3';
import fs from 'node:fs';
import { writeAnew } from '../../platform/write-whole';
import { ROW_BYTES, RowView, type RowBlock } from '../../core/tokens/token-rows';

/**
 * Writes responses as a SQLite database of their own, which SQLite then copies into the ledger: to bind each value of each
 * row takes ten times as long. What knows SQLite's file format (https://sqlite.org/fileformat2.html) is here and in
 * `wasm/image.ts`.
 */
export interface LedgerImage {
  /** Whether the ledger's table has the columns and indexes that images are written with. */
  readonly fits: () => boolean;
  /**
   * Writes the image beside the database and attaches it as `stage` while `act` runs.
   * @param order rows in the order of their keys; they get the ids 1, 2 and so on
   * @param wordIds the ledger's number of each word; 0 is none
   * @throws Error when it cannot be written, or SQLite does not read it as it was written
   */
  readonly attached: <T>(rows: SortedRows, order: Uint32Array, wordIds: Uint32Array, act: () => T) => T;
}

/** What `wasm/image.ts` exports. */
interface ImageModule {
  readonly memory: WebAssembly.Memory;
  readonly begin: (rows: number, words: number) => void;
  readonly rowList: () => number;
  readonly orderList: () => number;
  readonly wordList: () => number;
  readonly pageList: () => number;
  readonly renumber: (from: number, to: number) => void;
  readonly sort: () => void;
  readonly nextRepeat: (from: number) => number;
  readonly write: (rows: number) => number;
}

/** Rows of several blocks in the memory of a module, in the order of their keys. */
export class SortedRows {
  readonly rows: RowView;
  /** Each once; 0 is none. */
  readonly words: readonly (string | null)[];
  /** Rows by key, and those with the same in the order in which they were told. */
  readonly order: Uint32Array;
  readonly #module: ImageModule;

  /** @param code the compiled module; each gets an instance, whose memory goes with it */
  constructor(
    code: WebAssembly.Module,
    blocks: readonly RowBlock[],
    keyOf: (view: RowView, block: RowBlock, words: readonly (string | null)[], row: number) => void,
  ) {
    const module = new WebAssembly.Instance(code, { env: { abort: giveUp } })
      .exports as unknown as ImageModule;
    this.#module = module;
    const count = blocks.reduce((sum, { bytes }) => sum + bytes.length / ROW_BYTES, 0);
    // A block has as many words as the longest one, at most; all together mostly have fewer.
    const numbers = new Map<string | null, number>([[null, 0]]);
    const words: (string | null)[] = [null];
    const tables = blocks.map((block) =>
      Uint32Array.from(block.words, (word) => {
        let number = numbers.get(word);
        if (number === undefined) numbers.set(word, (number = words.push(word) - 1));
        return number;
      }),
    );
    this.words = words;
    module.begin(count, Math.max(words.length, ...tables.map(({ length }) => length)));
    const { buffer } = module.memory;
    const bytes = new Uint8Array(buffer, module.rowList(), count * ROW_BYTES);
    this.rows = new RowView(bytes);
    let begin = 0;
    blocks.forEach((block, index) => {
      const end = begin + block.bytes.length / ROW_BYTES;
      bytes.set(block.bytes, begin * ROW_BYTES);
      new Uint32Array(buffer, module.wordList()).set(tables[index] ?? []);
      module.renumber(begin, end);
      keyOf(this.rows, block, words, begin);
      begin = end;
    });
    module.sort();
    this.order = new Uint32Array(buffer, module.orderList(), count);
  }

  /** The first place from `from` on whose row has the message id of the next one. */
  nextRepeat(from: number): number {
    return this.#module.nextRepeat(from);
  }

  /** The pages of an image of these rows; the first is not written yet. */
  pages(order: Uint32Array, wordIds: Uint32Array): Buffer {
    const module = this.#module;
    this.order.set(order);
    new Uint32Array(module.memory.buffer, module.wordList()).set(wordIds);
    const count = module.write(order.length);
    return Buffer.from(module.memory.buffer, module.pageList(), count * PAGE);
  }
}

function giveUp(): never {
  throw new Error('The module that writes images gave up.');
}

/** Of the ledger's table, in their order. */
export const IMAGE_COLUMNS = [
  ...['id', 'key', 'at', 'model', 'account', 'session', 'project', 'branch', 'input', 'output', 'cache_read'],
  ...['cache_write_5m', 'cache_write_1h', 'by_proxy', 'sidechain', 'fast', 'on_plan', 'copied', 'terms'],
];
const TABLE = 'token_uses';
/** What belongs to the table, with the column of each index; each is a tree, whose root is page 2, 3 and 4. */
const TREES: readonly (readonly [name: string, column: string | null])[] = [
  [TABLE, null],
  [`sqlite_autoindex_${TABLE}_1`, 'key'],
  ['token_uses_by_time', 'at'],
];

type SchemaRow = readonly [type: string, name: string, table: string, sql: string | null];

/** @param file of the image; one that is there already is overwritten, and it is deleted afterwards */
export function createLedgerImage(db: Database, file: string): LedgerImage {
  const schema = db
    .prepare<[string], SchemaRow>('SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE tbl_name = ?')
    .raw();
  const names = (pragma: string): readonly unknown[] =>
    (db.pragma(pragma) as readonly { readonly name: unknown }[]).map(({ name }) => name);
  const indexColumns = (index: string) => names(`index_xinfo(${index})`).filter((name) => name !== null);
  const isSame = (a: readonly unknown[], b: readonly unknown[]) =>
    a.length === b.length && a.every((value, index) => value === b[index]);
  return {
    fits: () =>
      isSame(names(`table_xinfo(${TABLE})`), IMAGE_COLUMNS) &&
      isSame(
        schema
          .all(TABLE)
          .map(([, name]) => name)
          .toSorted(),
        TREES.map(([name]) => name).toSorted(),
      ) &&
      TREES.every(([name, column]) => column === null || isSame(indexColumns(name), [column])) &&
      !/\bWHERE\b/i.test(
        schema
          .all(TABLE)
          .map(([, , , sql]) => sql ?? '')
          .join(' '),
      ),
    attached: (rows, order, wordIds, act) => {
      try {
        fs.rmSync(`${file}-journal`, { force: true });
        const pages = rows.pages(order, wordIds);
        writeFirstPage(pages, schema.all(TABLE));
        writeAnew(file, pages);
        db.prepare('ATTACH ? AS stage').run(file);
        try {
          const count = db.prepare('SELECT count(*) FROM stage.token_uses').pluck().get();
          if (count !== order.length) throw new Error('the image cannot be read');
          return act();
        } finally {
          db.exec('DETACH stage');
        }
      } finally {
        fs.rmSync(file, { force: true });
      }
    },
  };
}

/** The largest there are: a tree then has one page above its leaves. */
const PAGE = 65_536;
const TABLE_LEAF = 0x0d;
const LEAF_HEAD = 8;
/** Types of a record's values: nothing, and a text, which has twice its length more. */
const NULL = 0;
const TEXT = 13;

/** SQLite's header, and the schema, whose trees have their roots on the pages behind it. */
function writeFirstPage(pages: Buffer, schema: readonly SchemaRow[]): void {
  const page = pages.subarray(0, PAGE).fill(0);
  page.write('SQLite format 3\0', 'latin1');
  page.writeUInt16BE(1, 16); // pages of 64 KB
  page.set([1, 1, 0, 64, 32, 32], 18);
  const header = [
    [24, 1], // change counter
    [28, pages.length / PAGE],
    [40, 1], // version of the schema
    [44, 4], // its format
    [56, 1], // UTF-8
    [92, 1], // the change counter for which the number of pages holds
  ] as const;
  for (const [at, value] of header) page.writeUInt32BE(value, at);
  let top = PAGE;
  TREES.forEach(([tree], index) => {
    const cell = schemaCell(
      index,
      schema.find(([, name]) => name === tree),
    );
    top -= cell.length;
    cell.copy(page, top);
    page.writeUInt16BE(top, 100 + LEAF_HEAD + 2 * index);
  });
  page[100] = TABLE_LEAF;
  page.writeUInt16BE(TREES.length, 103);
  page.writeUInt16BE(top, 105);
}

function schemaCell(index: number, row: SchemaRow | undefined): Buffer {
  if (row === undefined) throw new Error('no such tree');
  const [type, name, table, sql] = row;
  const texts = [type, name, table].map((text) => Buffer.from(text));
  const last = Buffer.from(sql ?? '');
  const types = [
    ...texts.flatMap((text) => varintOf(TEXT + 2 * text.length)),
    ...[1, ...(sql === null ? [NULL] : varintOf(TEXT + 2 * last.length))],
  ];
  const root = Buffer.from([index + 2]);
  const record = Buffer.concat([Buffer.from([types.length + 1, ...types]), ...texts, root, last]);
  return Buffer.concat([Buffer.from([...varintOf(record.length), index + 1]), record]);
}

function varintOf(value: number): readonly number[] {
  return value < 0x80 ? [value] : [0x80 | (value >> 7), value & 0x7f];
}
