// Rows of responses (core/token-rows.ts): where they lie, and their order by key and by time.
// Loops call an exported function for each row: V8 makes a function fast that is called often, not one that runs for long.

export const ROW_BYTES: usize = 96;
export const AT: usize = 24;
const MODEL: usize = 72;
const ACCOUNT: usize = 88;

export const PAGE: usize = 65_536;
/** The longest cells of a row in the three trees, with their pointers, and what pages leave free. */
const MOST_A_ROW: usize = 200;
const RADIX: usize = 65_536;

/** Counts of a pass of sorting; what depends on how many rows there are lies behind them. */
const TALLY: usize = 0x2000;
const ROWS: usize = TALLY + (RADIX + 2) * 4;
let order: usize = 0;
let times: usize = 0;
let wordIds: usize = 0;
let pages: usize = 0;
let count: u32 = 0;

/** Makes room for so many rows and words; the caller then writes the rows to `rowList` and the words' ids to `wordList`. */

export function begin(rowCount: u32, wordCount: u32): void {
  count = rowCount;
  order = ROWS + <usize>count * ROW_BYTES;
  times = order + <usize>count * 4;
  wordIds = times + <usize>count * 8;
  pages = (wordIds + <usize>wordCount * 4 + 15) & ~15;
  const end = pages + (8 + (<usize>count * MOST_A_ROW) / PAGE) * PAGE;
  const missing = <i32>((end + PAGE - 1) / PAGE) - memory.size();
  if (missing > 0 && memory.grow(missing) < 0) unreachable();
}

/** From now on only so many of the order count. */
export function keep(rowCount: u32): void {
  count = rowCount;
}

export function rowList(): usize {
  return ROWS;
}

export function orderList(): usize {
  return order;
}

export function wordList(): usize {
  return wordIds;
}

export function pageList(): usize {
  return pages;
}

/** Gives the rows from one to another the numbers that a table at `wordList` has for theirs. */
export function renumber(from: u32, to: u32): void {
  for (let row = from; row < to; row += 1) renumberRow(ROWS + <usize>row * ROW_BYTES);
}

export function renumberRow(row: usize): void {
  for (let at = row + MODEL; at <= row + ACCOUNT; at += 4)
    store<u32>(at, load<u32>(wordIds + ((<usize>load<u32>(at)) << 2)));
}

export function rowAt(place: u32): usize {
  return ROWS + <usize>load<u32>(order + ((<usize>place) << 2)) * ROW_BYTES;
}

/** Orders the rows by key, and those with the same by their place. */
export function sort(): void {
  memory.fill(TALLY, 0, (RADIX + 1) * 4);
  for (let row: u32 = 0; row < count; row += 1) countKey(row);
  addUp();
  for (let row: u32 = 0; row < count; row += 1) placeKey(row);
  for (let place: u32 = 1; place < count; place += 1) settle(place);
}

function addUp(): void {
  let sum: u32 = 0;
  for (let at = TALLY; at <= TALLY + RADIX * 4; at += 4) {
    sum += load<u32>(at);
    store<u32>(at, sum);
  }
}

function slotOf(row: u32): usize {
  return TALLY + ((<usize>bswap<u16>(load<u16>(ROWS + <usize>row * ROW_BYTES))) << 2);
}

export function countKey(row: u32): void {
  const slot = slotOf(row) + 4;
  store<u32>(slot, load<u32>(slot) + 1);
}

export function placeKey(row: u32): void {
  const slot = slotOf(row);
  const place = load<u32>(slot);
  store<u32>(slot, place + 1);
  store<u32>(order + ((<usize>place) << 2), row);
}

export function settle(place: u32): void {
  const row = load<u32>(order + ((<usize>place) << 2));
  let at = place;
  for (; at > 0; at -= 1) {
    const before = load<u32>(order + ((<usize>(at - 1)) << 2));
    if (!isAfter(before, row)) break;
    store<u32>(order + ((<usize>at) << 2), before);
  }
  store<u32>(order + ((<usize>at) << 2), row);
}

function isAfter(a: u32, b: u32): bool {
  const left = ROWS + <usize>a * ROW_BYTES;
  const right = ROWS + <usize>b * ROW_BYTES;
  for (let at: usize = 0; at < 16; at += 8) {
    const x = bswap<u64>(load<u64>(left + at));
    const y = bswap<u64>(load<u64>(right + at));
    if (x !== y) return x > y;
  }
  const x = bswap<u32>(load<u32>(left + 16));
  const y = bswap<u32>(load<u32>(right + 16));
  return x === y ? a > b : x > y;
}

/** The first place from `from` on whose row has the message id of the next one; `rowCount`: there is none. */
export function nextRepeat(from: u32): u32 {
  for (let place = from; place + 1 < count; place += 1) if (isRepeat(place)) return place;
  return count;
}

export function isRepeat(place: u32): bool {
  return load<u64>(rowAt(place)) === load<u64>(rowAt(place + 1));
}

/** Places by time, in four passes of 16 bits. Gives where they lie. */
export function sortTimes(): usize {
  let from = times;
  let to = times + <usize>count * 4;
  for (let place: u32 = 0; place < count; place += 1) store<u32>(from + ((<usize>place) << 2), place);
  for (let shift: u64 = 0; shift < 64; shift += 16) {
    memory.fill(TALLY, 0, (RADIX + 1) * 4);
    for (let place: u32 = 0; place < count; place += 1) countTime(place, shift);
    addUp();
    for (let place: u32 = 0; place < count; place += 1) placeTime(from + ((<usize>place) << 2), to, shift);
    const other = from;
    from = to;
    to = other;
  }
  return from;
}

export function countTime(place: u32, shift: u64): void {
  const slot = TALLY + (timeBits(place, shift) << 2) + 4;
  store<u32>(slot, load<u32>(slot) + 1);
}

export function placeTime(from: usize, to: usize, shift: u64): void {
  const place = load<u32>(from);
  const slot = TALLY + (timeBits(place, shift) << 2);
  const at = load<u32>(slot);
  store<u32>(slot, at + 1);
  store<u32>(to + ((<usize>at) << 2), place);
}

/** Above zero for times before 1970 too, so that they sort as they are. */
function timeBits(place: u32, shift: u64): usize {
  const at = (<u64>(<i64>load<f64>(rowAt(place) + AT))) ^ 0x8000_0000_0000_0000;
  return <usize>((at >> shift) & 0xffff);
}
