// The module's entry point. Writes rows of responses (core/token-rows.ts) as the pages of a SQLite database: nothing but
// this file and ledger-image.ts, which writes the first page, knows its format (https://sqlite.org/fileformat2.html).

import { AT, keep, PAGE, pageList, rowAt, sortTimes, wordList } from './sort';

export * from './sort';

const FLAGS: usize = 20;
const COUNTS: usize = 32;
const COUNTS_END: usize = 72;
const MODEL: usize = 72;
const SESSION: usize = 76;
const PROJECT: usize = 80;
const BRANCH: usize = 84;
const ACCOUNT: usize = 88;
const TERMS: usize = 92;

/** The record that is being written, and where its next type and value go. */
const RECORD: usize = 0x1000;
let type: usize = 0;
let value: usize = 0;

function integer(number: i64): void {
  if (number === 0 || number === 1) {
    put(8 + <u8>number);
    return;
  }
  const size = number < 0 ? ~number : number;
  if (size < 0x80) {
    put(1);
    store<u8>(value, <u8>number);
    value += 1;
  } else if (size < 0x8000) {
    put(2);
    store<u16>(value, bswap<u16>(<u16>number));
    value += 2;
  } else if (size < 0x80_0000) {
    put(3);
    store<u32>(value, bswap<u32>((<u32>number) << 8));
    value += 3;
  } else if (size < 0x8000_0000) {
    put(4);
    store<u32>(value, bswap<u32>(<u32>number));
    value += 4;
  } else if (size < 0x8000_0000_0000) {
    put(5);
    store<u64>(value, bswap<u64>((<u64>number) << 16));
    value += 6;
  } else {
    put(6);
    store<u64>(value, bswap<u64>(<u64>number));
    value += 8;
  }
}

/** A value's type: 0 is NULL; 8 and 9 are the numbers 0 and 1; a blob's is 12 and twice its length. */
function put(code: u8): void {
  store<u8>(type, code);
  type += 1;
}

function key(row: usize): void {
  put(52);
  v128.store(value, v128.load(row));
  store<u32>(value + 16, load<u32>(row + 16));
  value += 20;
}

function word(number: u32): void {
  const id = load<u32>(wordList() + ((<usize>number) << 2));
  if (id === 0) put(0);
  else integer(id);
}

function beginRecord(head: u8): void {
  store<u8>(RECORD, head);
  type = RECORD + 1;
  value = RECORD + head;
}

/** The columns as ledger-image.ts has them. */
function rowRecord(row: usize): void {
  beginRecord(20);
  put(0);
  key(row);
  integer(<i64>load<f64>(row + AT));
  word(load<u32>(row + MODEL));
  word(load<u32>(row + ACCOUNT));
  word(load<u32>(row + SESSION));
  word(load<u32>(row + PROJECT));
  word(load<u32>(row + BRANCH));
  for (let at = COUNTS; at < COUNTS_END; at += 8) integer(<i64>load<f64>(row + at));
  const flags = load<u32>(row + FLAGS);
  put(8);
  // Sidechain, fast, on the plan, copied.
  for (let bit: u32 = 0; bit < 4; bit += 1) put(<u8>(8 + ((flags >> bit) & 1)));
  integer(load<u32>(row + TERMS));
}

const TABLE: i32 = 0;
const BY_KEY: i32 = 1;
const BY_TIME: i32 = 2;

// The tree that is being written: leaves one after the other, and a root with an entry for each of them but the last.
let tree: i32 = TABLE;
let root: usize = 0;
let page: usize = 0;
let top: usize = 0;
let cells: u32 = 0;
let rootTop: usize = 0;
let children: u32 = 0;
let pageCount: u32 = 0;

function record(place: u32): usize {
  if (tree === TABLE) rowRecord(rowAt(place));
  else {
    beginRecord(3);
    if (tree === BY_KEY) key(rowAt(place));
    else integer(<i64>load<f64>(rowAt(place) + AT));
    integer(<i64>place + 1);
  }
  return value - RECORD;
}

/** A number of seven bits a byte, the highest first. Gives its length; `to` 0: only that. */
function varint(number: u32, to: usize): usize {
  const length: usize = number < 0x80 ? 1 : number < 0x4000 ? 2 : number < 0x20_0000 ? 3 : 4;
  if (to === 0) return length;
  let left = number;
  for (let at = to + length - 1; at >= to; at -= 1) {
    store<u8>(at, (<u8>(left & 0x7f)) | (at === to + length - 1 ? 0 : 0x80));
    left >>= 7;
  }
  return length;
}

function endPage(at: usize, kind: u8, itsCells: u32, itsTop: usize): void {
  store<u8>(at, kind);
  store<u16>(at + 1, 0);
  store<u16>(at + 3, bswap<u16>(<u16>itsCells));
  store<u16>(at + 5, bswap<u16>(<u16>(itsTop & 0xffff)));
  store<u8>(at + 7, 0);
}

function newPage(): usize {
  pageCount += 1;
  return pageList() + <usize>(pageCount - 1) * PAGE;
}

/** Ends a leaf and enters it in the root. An entry that parts two leaves of an index lies in neither: then true. */
function endLeaf(place: u32, length: usize): bool {
  endPage(page, tree === TABLE ? 0x0d : 0x0a, cells, top);
  // The first leaf began where the root is.
  if (page === root) {
    page = newPage();
    memory.copy(page, root, PAGE);
  }
  rootTop -= 4 + (tree === TABLE ? varint(place, 0) : 1 + length);
  const to = root + rootTop;
  store<u32>(to, bswap<u32>(<u32>((page - pageList()) / PAGE) + 1));
  store<u16>(root + 12 + ((<usize>children) << 1), bswap<u16>(<u16>rootTop));
  children += 1;
  if (tree === TABLE) varint(place, to + 4);
  else {
    store<u8>(to + 4, <u8>length);
    memory.copy(to + 5, RECORD, length);
  }
  page = newPage();
  cells = 0;
  top = PAGE;
  return tree !== TABLE;
}

export function add(place: u32): void {
  const length = record(place);
  const idLength: usize = tree === TABLE ? varint(place + 1, 0) : 0;
  const size: usize = 1 + idLength + length;
  if (top < size + 8 + <usize>(cells + 1) * 2 && endLeaf(place, length)) return;
  top -= size;
  store<u8>(page + top, <u8>length);
  if (tree === TABLE) varint(place + 1, page + top + 1);
  memory.copy(page + top + 1 + idLength, RECORD, length);
  store<u16>(page + 8 + ((<usize>cells) << 1), bswap<u16>(<u16>top));
  cells += 1;
}

function beginTree(number: u32, what: i32): void {
  tree = what;
  root = pageList() + <usize>number * PAGE;
  page = root;
  cells = 0;
  children = 0;
  top = PAGE;
  rootTop = PAGE;
}

function endTree(): void {
  endPage(page, tree === TABLE ? 0x0d : 0x0a, cells, top);
  if (page === root) return;
  endPage(root, tree === TABLE ? 0x05 : 0x02, children, rootTop);
  store<u32>(root + 8, bswap<u32>(<u32>((page - pageList()) / PAGE) + 1));
}

/** Writes all pages but the first, of as many rows as the order has now. Gives how many pages there are with that one. */
export function write(rowCount: u32): u32 {
  keep(rowCount);
  pageCount = 4;
  beginTree(1, TABLE);
  for (let place: u32 = 0; place < rowCount; place += 1) add(place);
  endTree();
  beginTree(2, BY_KEY);
  for (let place: u32 = 0; place < rowCount; place += 1) add(place);
  endTree();
  beginTree(3, BY_TIME);
  const byTime = sortTimes();
  for (let place: u32 = 0; place < rowCount; place += 1) add(load<u32>(byTime + ((<usize>place) << 2)));
  endTree();
  return pageCount;
}
