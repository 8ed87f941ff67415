import { ROW, ROW_BYTES, ROW_FLAG, type RowBlock, type RowView } from '../../core/tokens/token-rows';
import { mergeUse, type TokenUse } from '../../core/tokens/tokens';
import { SortedRows } from './ledger-image';
import { KEY_BYTES, keyOf } from './ledger-key';

/** Rows of several blocks, by key. @param code the compiled `wasm/image.ts` */
export function sortBlocks(code: WebAssembly.Module, blocks: readonly RowBlock[]): SortedRows {
  return new SortedRows(code, blocks, (rows, { apart }, words, begin) => {
    for (const { row, messageId, requestId } of apart) {
      const use = rows.use(begin + row, (number) => words[number] ?? null);
      const key = Buffer.from(keyOf({ ...use, messageId, requestId }), 'latin1');
      rows.bytes.set(key, (begin + row) * ROW_BYTES + ROW.key);
    }
  });
}

/** Rows, some of which were told more than once. */
export interface MergedRows {
  /** Responses by key, each once, that no other response shares its message id with. */
  readonly alone: Uint32Array;
  /** All tellings of the others, in their order: which of them are one response is the ledger's to find. */
  readonly apart: Uint32Array;
  /** `some` of `alone`, each with all its tellings, as they were. Those rows are no longer merged then. */
  readonly unmerged: (some: Uint32Array) => Uint32Array;
}

/** A response that was told more than once. */
interface Tellings {
  /** The row of the first one, before the others were merged into it. */
  readonly first: Uint8Array;
  readonly others: Uint32Array;
}

/** Makes one row of those that have the same key. */
export function mergeRows(sorted: SortedRows): MergedRows {
  const { rows, order } = sorted;
  const alone = new Uint32Array(order.length);
  const apart: number[] = [];
  const tellings = new Map<number, Tellings>();
  let count = 0;
  for (let from = 0; from < order.length;) {
    const repeat = sorted.nextRepeat(from);
    alone.set(order.subarray(from, repeat), count);
    count += repeat - from;
    if (repeat === order.length) break;
    const first = order[repeat] ?? 0;
    let to = repeat + 1;
    // The first eight bytes are the message id's.
    while (to < order.length && isSame(rows, first, order[to] ?? 0, 2)) to += 1;
    if (isSame(rows, first, order[to - 1] ?? 0, KEY_BYTES / 4)) {
      const others = order.slice(repeat + 1, to);
      tellings.set(first, { first: rows.bytes.slice(first * ROW_BYTES, (first + 1) * ROW_BYTES), others });
      for (const told of others) merge(sorted, first, told);
      alone[count] = first;
      count += 1;
    } else apart.push(...order.slice(repeat, to).sort());
    from = to;
  }
  const unmerged = (some: Uint32Array): Uint32Array =>
    Uint32Array.from(
      [...some].flatMap((row) => {
        const told = tellings.get(row);
        if (told === undefined) return [row];
        rows.bytes.set(told.first, row * ROW_BYTES);
        return [row, ...told.others];
      }),
    );
  return { alone: alone.subarray(0, count), apart: Uint32Array.from(apart), unmerged };
}

function isSame(rows: RowView, a: number, b: number, cells: number): boolean {
  for (let cell = 0; cell < cells; cell += 1)
    if (rows.cell(a, 4 * cell) !== rows.cell(b, 4 * cell)) return false;
  return true;
}

function merge({ rows, words }: SortedRows, known: number, told: number): void {
  const use = (row: number) => rows.use(row, (number) => words[number] ?? null);
  const numbers = new Map<string | null, number>();
  for (const row of [known, told])
    for (let column: number = ROW.model; column <= ROW.account; column += 4) {
      const number = rows.cell(row, column);
      numbers.set(words[number] ?? null, number);
    }
  const isUnique = rows.has(known, ROW_FLAG.uniqueId);
  rows.write(known, mergeUse(use(known), use(told)), isUnique, (word) => numbers.get(word) ?? 0);
}

/** As uses, as the ledger takes them: of their ids it only asks whether they are unique, and whether there is a request. */
export function usesOf({ rows, words }: SortedRows, some: Uint32Array): readonly TokenUse[] {
  return Array.from(some, (row) => rows.use(row, (number) => words[number] ?? null));
}

/** Keys of rows, a character a byte. */
export function keysOf({ rows }: SortedRows, some: Uint32Array): readonly string[] {
  const bytes = Buffer.from(rows.bytes.buffer, rows.bytes.byteOffset, rows.bytes.length);
  return Array.from(some, (row) => bytes.toString('latin1', row * ROW_BYTES, row * ROW_BYTES + KEY_BYTES));
}
