// Words that repeat (model, session, folder, branch), each once: rows have their numbers. As they were written, escapes
// and all; 0 is none.

import { equal, QUOTE } from './byte-work';
import { endOf, startOf } from './line-fields';
import { LAST_WORDS, SLOT_COUNT, SLOTS, WORD_BYTES, WORD_BYTES_END, WORDS, WORDS_MOST } from './memory';

/** What `wordOf` gives for words that are too long for the table. */
export const TOO_LONG: u32 = 0xffffffff;
const LONGEST: usize = 512;
/** Words of a line, and one that the parser in TypeScript may add. */
const A_LINE: u32 = 16;

let count: u32 = 1;
let bytesEnd: usize = WORD_BYTES;

export function wordCount(): u32 {
  return count;
}

export function hasRoomForWords(): bool {
  return count + A_LINE <= WORDS_MOST && bytesEnd + <usize>A_LINE * LONGEST <= WORD_BYTES_END;
}

/** A number for a word whose text the caller keeps. */
export function newWord(): u32 {
  store<u64>(WORDS + ((<usize>count) << 3), 0);
  count += 1;
  return count - 1;
}

export function forgetWords(): void {
  count = 1;
  bytesEnd = WORD_BYTES;
  memory.fill(SLOTS, 0, (<usize>SLOT_COUNT) << 2);
  memory.fill(LAST_WORDS, 0, 16 * 8);
}

/** The number of a field's word. The last one of its kind is tried first: it mostly is the same. */
export function wordOf(kind: usize, field: i32): u32 {
  const from = startOf(field) + 1;
  const end = endOf(field);
  if (end < from + 2 || load<u8>(from - 1) !== QUOTE) return 0;
  const length = end - 1 - from;
  if (length > LONGEST) return TOO_LONG;
  const last = LAST_WORDS + (kind << 4);
  if (load<u32>(last + 8) === <u32>length && equal(load<u32>(last + 4), from, length)) return load<u32>(last);
  const number = intern(from, length);
  store<u32>(last, number);
  store<u32>(last + 4, load<u32>(WORDS + ((<usize>number) << 3)));
  store<u32>(last + 8, <u32>length);
  return number;
}

function intern(from: usize, length: usize): u32 {
  let slot = hashOf(from, length) & (SLOT_COUNT - 1);
  while (true) {
    const known = load<u32>(SLOTS + ((<usize>slot) << 2));
    if (known === 0) break;
    const place = WORDS + ((<usize>known) << 3);
    if (load<u32>(place + 4) === <u32>length && equal(load<u32>(place), from, length)) return known;
    slot = (slot + 1) & (SLOT_COUNT - 1);
  }
  const number = newWord();
  store<u32>(SLOTS + ((<usize>slot) << 2), number);
  store<u32>(WORDS + ((<usize>number) << 3), <u32>bytesEnd);
  store<u32>(WORDS + ((<usize>number) << 3) + 4, <u32>length);
  memory.copy(bytesEnd, from, length);
  bytesEnd += length;
  return number;
}

/** FNV-1a. */
function hashOf(from: usize, length: usize): u32 {
  let hash: u32 = 0x811c9dc5;
  for (let at = from; at < from + length; at += 1) hash = (hash ^ load<u8>(at)) * 0x01000193;
  return hash;
}
