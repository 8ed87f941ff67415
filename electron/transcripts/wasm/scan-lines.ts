// The module's entry point. Finds lines in what was read of a file, and in them those that hold usage: parse/lines.ts.

import { LF, startsWith } from './byte-work';
import { ASIDE_BYTES, ASIDES, ASIDES_MOST, INPUT as INPUT_PLACE, ROWS, WORDS } from './memory';
import { forgetRows, hasRoomForRows } from './rows';
import { ODD, usage } from './usage';
import { BAD, OTHER } from './walk';
import { forgetWords, hasRoomForWords } from './words';

export { checkIn } from './edge-hash';
export { begin, flush, newRow, rowCount, setTimeBefore, timeBefore } from './rows';
export { newWord, wordCount } from './words';

/** Where the caller reads files to. */
export const INPUT: usize = INPUT_PLACE;

/** What the caller has to do with a line that is set aside. */
const MAY_BE_TITLE: u32 = 0;
const TO_PARSE: u32 = 1;

let lines: u32 = 0;
let broken: u32 = 0;
let asides: u32 = 0;
/** Where the line begins that is being looked through, and whether the marker was seen in it. */
let lineStart: usize = 0;
let isMarked: bool = false;

export function lineCount(): u32 {
  return lines;
}

export function brokenCount(): u32 {
  return broken;
}

export function asideCount(): u32 {
  return asides;
}

export function asideList(): usize {
  return ASIDES;
}

export function rowList(): usize {
  return ROWS;
}

export function wordList(): usize {
  return WORDS;
}

/** Whether there is room for what one more line may bring; else the rows have to be taken out first. */
export function hasRoom(): bool {
  return hasRoomForRows() && hasRoomForWords();
}

/** Forgets the rows and words that were taken out. */
export function clear(): void {
  forgetRows();
  forgetWords();
}

/** Behind the last line feed; `from`: there is none. */
export function afterLastFeed(from: usize, end: usize): usize {
  while (end > from && load<u8>(end - 1) !== LF) end -= 1;
  return end;
}

/**
 * Looks through whole lines. `end` is behind a line feed, or behind the last line of a file: then the byte there is
 * overwritten. Gives where to go on: at `end`, or before it once there is a line for the other parser, which has to be
 * read in its turn, or no room.
 */
export function scan(from: usize, end: usize): usize {
  lines = 0;
  broken = 0;
  asides = 0;
  if (end <= from) return end;
  if (load<u8>(end - 1) !== LF) {
    store<u8>(end, LF);
    end += 1;
  }
  lineStart = from;
  isMarked = false;
  const feed = i8x16.splat(LF);
  const underscore = i8x16.splat(0x5f);
  const letterT = i8x16.splat(0x74);
  for (let at = from; at < end; at += 32) {
    const a = v128.load(at);
    const b = v128.load(at, 16);
    const feedsA = i8x16.eq(a, feed);
    const feedsB = i8x16.eq(b, feed);
    const marksA = v128.and(i8x16.eq(a, underscore), i8x16.eq(v128.load(at, 1), letterT));
    const marksB = v128.and(i8x16.eq(b, underscore), i8x16.eq(v128.load(at, 17), letterT));
    if (!v128.any_true(v128.or(v128.or(feedsA, feedsB), v128.or(marksA, marksB)))) continue;
    const marks = (<u32>i8x16.bitmask(marksA)) | ((<u32>i8x16.bitmask(marksB)) << 16);
    const feeds = (<u32>i8x16.bitmask(feedsA)) | ((<u32>i8x16.bitmask(feedsB)) << 16);
    if (!takeHits(at, end, feeds, marks)) return lineStart;
  }
  return end;
}

/** Goes through the line feeds and possible markers of 32 bytes. Gives whether to go on. */
function takeHits(at: usize, end: usize, feeds: u32, marks: u32): bool {
  for (let hits = feeds | marks; hits !== 0; hits &= hits - 1) {
    const bit = ctz(hits);
    const place = at + <usize>bit;
    if (place >= end) return true;
    if (((marks >> bit) & 1) === 1) {
      isMarked = isMarked || startsWith(place, '_tokens');
      continue;
    }
    takeLine(place);
    lineStart = place + 1;
    isMarked = false;
    if (isLastToParse() || asides === ASIDES_MOST || !hasRoom()) return false;
  }
  return true;
}

function takeLine(lineEnd: usize): void {
  lines += 1;
  if (isMarked) {
    const what = usage(lineStart, lineEnd);
    if (what === BAD) broken += 1;
    else if (what === ODD) setAside(lineEnd, TO_PARSE);
    if (what !== OTHER) return;
  }
  // Most lines are of a conversation, and no title.
  if (!startsWith(lineStart, '{"parentUuid"')) setAside(lineEnd, MAY_BE_TITLE);
}

function isLastToParse(): bool {
  return asides > 0 && load<u32>(ASIDES + <usize>(asides - 1) * ASIDE_BYTES + 8) === TO_PARSE;
}

function setAside(lineEnd: usize, what: u32): void {
  const place = ASIDES + <usize>asides * ASIDE_BYTES;
  store<u32>(place, <u32>lineStart);
  store<u32>(place + 4, <u32>lineEnd);
  store<u32>(place + 8, what);
  asides += 1;
}
