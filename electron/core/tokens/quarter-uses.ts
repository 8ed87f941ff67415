import { LONG_PROMPTS } from '../prices/price-table';
import { promptTokens } from '../prices/prices';
import { ROW, ROW_BYTES, ROW_FLAG, type RowView } from './token-rows';
import type { TotalledUse } from './token-totals';

/** A quarter of an hour (ms): local days begin with one, and so do list prices. */
export const QUARTER_MS = 900_000;
/** The columns of a group: quarter, kind, number of responses, and the five counts of tokens. */
const COLUMNS = 8;
const FIRST_GROUPS = 256;
/** Kinds of responses; a history with more has more groups than are worth their place. */
const MOST_KINDS = 4096;

/** What the responses of a group have in common, beside their time. */
interface Kind {
  readonly model: string;
  readonly fast: boolean;
  readonly onPlan: boolean;
  readonly terms: number;
  /** The number of `LONG_PROMPTS` that each of their prompts is over. */
  readonly long: number;
}

/** The groups, to be stored. */
export interface PackedQuarters {
  /** JSON: `LONG_PROMPTS`, and the kinds by number. */
  readonly kinds: string;
  /** `COLUMNS` doubles for each group, little-endian. */
  readonly numbers: Uint8Array;
}

/**
 * Responses added up by quarter of an hour and by all that their price depends on: totals of days and of models need no
 * more than that, and there are far fewer groups than responses.
 */
export class QuarterUses {
  readonly #kinds: Kind[] = [];
  readonly #kindNumbers = new Map<string, number>();
  /** By kind, then by quarter. */
  readonly #places: Map<number, number>[] = [];
  #size = 0;
  #numbers = new Float64Array(FIRST_GROUPS * COLUMNS);
  #last: Kind | null = null;
  #lastNumber = 0;

  /** Whether all that was added is in it. False: there were too many kinds. */
  get isWhole(): boolean {
    return this.#kinds.length <= MOST_KINDS;
  }

  add({ at, model, fast, onPlan, terms, tokens }: TotalledUse): void {
    const long = longOf(promptTokens(tokens));
    const place = this.#placeOf(Math.floor(at / QUARTER_MS), this.#kindOf(model, fast, onPlan, terms, long));
    const numbers = this.#numbers;
    numbers[place + 2] = (numbers[place + 2] ?? 0) + 1;
    numbers[place + 3] = (numbers[place + 3] ?? 0) + tokens.input;
    numbers[place + 4] = (numbers[place + 4] ?? 0) + tokens.output;
    numbers[place + 5] = (numbers[place + 5] ?? 0) + tokens.cacheRead;
    numbers[place + 6] = (numbers[place + 6] ?? 0) + tokens.cacheWrite5m;
    numbers[place + 7] = (numbers[place + 7] ?? 0) + tokens.cacheWrite1h;
  }

  /** Adds rows, without an object for each. @param order the rows to add  @param words the words of the rows */
  addRows({ doubles, cells }: RowView, order: Uint32Array, words: readonly (string | null)[]): void {
    let [model, flags, terms, long, kind] = [-1, -1, -1, -1, 0];
    let [place, lastQuarter] = [-1, NaN];
    for (const row of inPlace(order, cells.length / (ROW_BYTES / 4))) {
      const at = (row * ROW_BYTES + ROW.at) / 8;
      const cell = (row * ROW_BYTES) / 4;
      const input = doubles[at + 1] ?? 0;
      const cacheRead = doubles[at + 3] ?? 0;
      const cacheWrite5m = doubles[at + 4] ?? 0;
      const cacheWrite1h = doubles[at + 5] ?? 0;
      const itsLong = longOf(promptTokens({ input, output: 0, cacheRead, cacheWrite5m, cacheWrite1h }));
      const itsModel = cells[cell + ROW.model / 4] ?? 0;
      const itsFlags = (cells[cell + ROW.flags / 4] ?? 0) & (ROW_FLAG.fast | ROW_FLAG.onPlan);
      const itsTerms = cells[cell + ROW.terms / 4] ?? 0;
      if (itsModel !== model || itsFlags !== flags || itsTerms !== terms || itsLong !== long) {
        [model, flags, terms, long] = [itsModel, itsFlags, itsTerms, itsLong];
        const [fast, onPlan] = [(flags & ROW_FLAG.fast) !== 0, (flags & ROW_FLAG.onPlan) !== 0];
        kind = this.#kindOf(words[model] ?? '', fast, onPlan, terms, long);
        lastQuarter = NaN;
      }
      const quarter = Math.floor((doubles[at] ?? 0) / QUARTER_MS);
      if (quarter !== lastQuarter) place = this.#placeOf(quarter, kind);
      lastQuarter = quarter;
      const numbers = this.#numbers;
      numbers[place + 2] = (numbers[place + 2] ?? 0) + 1;
      for (let column = 0; column < 5; column += 1)
        numbers[place + 3 + column] = (numbers[place + 3 + column] ?? 0) + (doubles[at + 1 + column] ?? 0);
    }
  }

  pack(): PackedQuarters {
    const { buffer } = this.#numbers.slice(0, this.#size * COLUMNS);
    return { kinds: JSON.stringify([LONG_PROMPTS, this.#kinds]), numbers: new Uint8Array(buffer) };
  }

  #kindOf(model: string, fast: boolean, onPlan: boolean, terms: number, long: number): number {
    const last = this.#last;
    if (
      last?.model === model &&
      last.fast === fast &&
      last.onPlan === onPlan &&
      last.terms === terms &&
      last.long === long
    )
      return this.#lastNumber;
    const key = `${String(fast)} ${String(onPlan)} ${String(terms)} ${String(long)} ${model}`;
    let number = this.#kindNumbers.get(key);
    if (number === undefined) {
      number = Math.min(this.#kinds.push({ model, fast, onPlan, terms, long }) - 1, MOST_KINDS);
      this.#kindNumbers.set(key, number);
    }
    this.#last = this.#kinds[number] ?? null;
    this.#lastNumber = number;
    return number;
  }

  #placeOf(quarter: number, kind: number): number {
    const places = (this.#places[kind] ??= new Map());
    let place = places.get(quarter);
    if (place !== undefined) return place;
    place = this.#size * COLUMNS;
    this.#size += 1;
    places.set(quarter, place);
    if (place >= this.#numbers.length) {
      const larger = new Float64Array(2 * place);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[place] = quarter;
    this.#numbers[place + 1] = kind;
    return place;
  }
}

/** Rows in the order in which they lie, mostly that of their times: most are of the group of the one before. */
function inPlace(rows: Uint32Array, count: number): Uint32Array {
  const isIn = new Uint8Array(count);
  for (const row of rows) isIn[row] = 1;
  const sorted = new Uint32Array(rows.length);
  let size = 0;
  for (let row = 0; row < count; row += 1) {
    if (isIn[row] !== 1) continue;
    sorted[size] = row;
    size += 1;
  }
  return sorted;
}

/** Whether a span can be told by quarters: both its ends lie between two of them. */
export function isOfQuarters({ since, until }: { readonly since: number; readonly until: number }): boolean {
  const isEdge = (at: number): boolean => !Number.isFinite(at) || at % QUARTER_MS === 0;
  return isEdge(since) && isEdge(until);
}

/** The groups, each as a use of `count` responses; `null` where they cannot be read. */
export function usesOfQuarters({ kinds, numbers }: PackedQuarters): readonly TotalledUse[] | null {
  const count = numbers.byteLength / (COLUMNS * Float64Array.BYTES_PER_ELEMENT);
  if (!Number.isInteger(count)) return null;
  const known = parseKinds(kinds);
  // Doubles begin at a multiple of eight; the bytes of a database row may begin anywhere.
  const columns = new Float64Array(new Uint8Array(numbers).buffer);
  const uses: TotalledUse[] = [];
  for (let at = 0; at < columns.length; at += COLUMNS) {
    const kind = known?.[columns[at + 1] ?? 0];
    if (kind === undefined) return null;
    const { model, fast, onPlan, terms } = kind;
    uses.push({
      at: (columns[at] ?? 0) * QUARTER_MS,
      model,
      fast,
      onPlan,
      terms,
      count: columns[at + 2] ?? 0,
      tokens: {
        input: columns[at + 3] ?? 0,
        output: columns[at + 4] ?? 0,
        cacheRead: columns[at + 5] ?? 0,
        cacheWrite5m: columns[at + 6] ?? 0,
        cacheWrite1h: columns[at + 7] ?? 0,
      },
    });
  }
  return uses;
}

/** `null` where they cannot be read, or were made for other prices. */
function parseKinds(text: string): readonly Kind[] | null {
  try {
    const [limits, kinds] = JSON.parse(text) as readonly [readonly number[], readonly Kind[]];
    return limits.join() === LONG_PROMPTS.join() ? kinds : null;
  } catch {
    return null;
  }
}

function longOf(prompt: number): number {
  let over = 0;
  for (const limit of LONG_PROMPTS) if (prompt > limit) over += 1;
  return over;
}
