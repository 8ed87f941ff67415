// The rows of responses. Lines of one response mostly follow one another: they become one row before it has a key.

import { copyShort, equal, LF } from './byte-work';
import { HELD_IDS, MESSAGE, ROW_BYTES, ROWS, ROWS_MOST, TOLD } from './memory';
import { sha256 } from './sha256';

// What lies where in a row: core/token-rows.ts.
const MESSAGE_HASH: usize = 8;
const FLAGS: usize = 20;
const AT: usize = 24;
const INPUT_COUNT: usize = 32;
const OUTPUT_COUNT: usize = 40;
const READ_COUNT: usize = 48;
const WRITE_5M: usize = 56;
const WRITE_1H: usize = 64;
const MODEL_WORD: usize = 72;
const SESSION_WORD: usize = 76;
const ACCOUNT_WORD: usize = 88;
const TERMS: usize = 92;

const SIDECHAIN_FLAG: u32 = 1;
const FAST_FLAG: u32 = 2;

let count: u32 = 0;
/** Length of both ids and what parts them, and of the first; 0: nothing is held. The held row is the last one. */
let heldLength: usize = 0;
let heldIdLength: usize = 0;
let lastAt: i64 = 0;
let isTimeKnown: bool = false;
let account: u32 = 0;

export function rowCount(): u32 {
  return count;
}

export function hasRoomForRows(): bool {
  return count + 16 <= ROWS_MOST;
}

export function forgetRows(): void {
  count = 0;
}

/** From now on rows are of another file. */
export function begin(ofAccount: u32): void {
  flush();
  account = ofAccount;
  isTimeKnown = false;
}

/** The time of the line before that counts, in this file; NaN: there is none. */
export function timeBefore(): f64 {
  return isTimeKnown ? <f64>lastAt : NaN;
}

export function setTimeBefore(at: f64): void {
  lastAt = <i64>at;
  isTimeKnown = true;
}

export function write(
  flags: u32,
  at: i64,
  input: i64,
  output: i64,
  read: i64,
  write5m: i64,
  write1h: i64,
): void {
  store<u32>(TOLD + FLAGS, flags);
  store<f64>(TOLD + AT, <f64>at);
  store<f64>(TOLD + INPUT_COUNT, <f64>input);
  store<f64>(TOLD + OUTPUT_COUNT, <f64>output);
  store<f64>(TOLD + READ_COUNT, <f64>read);
  store<f64>(TOLD + WRITE_5M, <f64>write5m);
  store<f64>(TOLD + WRITE_1H, <f64>write1h);
  store<u32>(TOLD + ACCOUNT_WORD, account);
  store<u32>(TOLD + TERMS, 0);
}

export function writeWords(model: u32, session: u32, project: u32, branch: u32): void {
  store<u32>(TOLD + MODEL_WORD, model);
  store<u32>(TOLD + SESSION_WORD, session);
  store<u32>(TOLD + SESSION_WORD + 4, project);
  store<u32>(TOLD + SESSION_WORD + 8, branch);
}

/** What was written is of the response with these ids: it is merged with the one before, or a row of its own. */
export function take(id: usize, idLength: usize, request: usize, requestLength: usize): void {
  const row = ROWS + <usize>(count - 1) * ROW_BYTES;
  const isSame =
    heldLength === idLength + 1 + requestLength &&
    heldIdLength === idLength &&
    equal(HELD_IDS, id, idLength) &&
    equal(HELD_IDS + idLength + 1, request, requestLength) &&
    load<u32>(row + MODEL_WORD) === load<u32>(TOLD + MODEL_WORD);
  setTimeBefore(load<f64>(TOLD + AT));
  if (isSame) {
    merge(row);
    return;
  }
  flush();
  copyShort(ROWS + <usize>count * ROW_BYTES, TOLD, ROW_BYTES);
  count += 1;
  copyShort(HELD_IDS, id, idLength);
  store<u8>(HELD_IDS + idLength, LF);
  copyShort(HELD_IDS + idLength + 1, request, requestLength);
  heldLength = idLength + 1 + requestLength;
  heldIdLength = idLength;
}

/** `mergeUse` of core/tokens.ts, of two lines of one file and model, with usual terms; neither is a fork's copy. */
function merge(row: usize): void {
  if (load<f64>(TOLD + AT) < load<f64>(row + AT)) store<f64>(row + AT, load<f64>(TOLD + AT));
  for (let column = INPUT_COUNT; column <= READ_COUNT; column += 8)
    store<f64>(row + column, max<f64>(load<f64>(row + column), load<f64>(TOLD + column)));
  const known = load<f64>(row + WRITE_5M) + load<f64>(row + WRITE_1H);
  const more = load<f64>(TOLD + WRITE_5M) + load<f64>(TOLD + WRITE_1H);
  if (more > known || (more === known && load<f64>(TOLD + WRITE_1H) > load<f64>(row + WRITE_1H)))
    memory.copy(row + WRITE_5M, TOLD + WRITE_5M, 16);
  const a = load<u32>(row + FLAGS);
  const b = load<u32>(TOLD + FLAGS);
  store<u32>(
    row + FLAGS,
    (a & ~(SIDECHAIN_FLAG | FAST_FLAG)) | (a & b & SIDECHAIN_FLAG) | ((a | b) & FAST_FLAG),
  );
  for (let column = SESSION_WORD; column < ACCOUNT_WORD; column += 4)
    if (load<u32>(row + column) === 0) store<u32>(row + column, load<u32>(TOLD + column));
}

/** A row for a response of the other parser, which writes all of it. */
export function newRow(): usize {
  flush();
  count += 1;
  return ROWS + <usize>(count - 1) * ROW_BYTES;
}

/** Gives the held row its key: `keyOf` of history/ledger-key.ts. */
export function flush(): void {
  if (heldLength === 0) return;
  const row = ROWS + <usize>(count - 1) * ROW_BYTES;
  messageHash(row);
  copyShort(MESSAGE, HELD_IDS, heldLength);
  sha256(MESSAGE, heldLength, row + MESSAGE_HASH);
  heldLength = 0;
}

/** Twice FNV-1a with 32 bits. */
function messageHash(to: usize): void {
  let a: u32 = 0x811c9dc5;
  let b: u32 = 0x9747b28c;
  for (let at: usize = 0; at < heldIdLength; at += 1) {
    const byte = <u32>load<u8>(HELD_IDS + at);
    a = (a ^ byte) * 0x01000193;
    b = (b ^ byte) * 0x85ebca6b;
    b ^= b >> 13;
  }
  store<u32>(to, bswap<u32>(a));
  store<u32>(to + 4, bswap<u32>(b));
}
