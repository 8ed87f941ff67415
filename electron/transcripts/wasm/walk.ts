// Walks through one JSON object and notes where the values of its fields lie: parse/line-scan.ts, step by step.

import { BROKEN, closingQuote, endOfValue, isWord, QUOTE, skipSpace } from './byte-work';
import { DEEPEST, fieldOf, forgetAll, forgetWithin, has, NO_FIELD, put, TYPE } from './line-fields';

/** What a line is. */
export const WHOLE: i32 = 1;
export const OTHER: i32 = 2;
export const BAD: i32 = 3;

const OPEN_BRACE: u8 = 0x7b;
const CLOSE_BRACE: u8 = 0x7d;
const COLON: u8 = 0x3a;
const COMMA: u8 = 0x2c;

export function walk(start: usize, end: usize): i32 {
  forgetAll();
  let at = skipSpace(start, end);
  if (at >= end || load<u8>(at) !== OPEN_BRACE) return BAD;
  at += 1;
  let level: i32 = 0;
  while (true) {
    at = skipSpace(at, end);
    if (at < end && load<u8>(at) === COMMA) at = skipSpace(at + 1, end);
    if (at >= end) return BAD;
    if (load<u8>(at) === CLOSE_BRACE) {
      at += 1;
      if (level === 0) return skipSpace(at, end) === end ? WHOLE : BAD;
      level -= 1;
      continue;
    }
    if (load<u8>(at) !== QUOTE) return BAD;
    const keyStart = at + 1;
    const keyEnd = closingQuote(keyStart, end);
    if (keyEnd === BROKEN) return BAD;
    at = skipSpace(keyEnd + 1, end);
    if (at >= end || load<u8>(at) !== COLON) return BAD;
    at = skipSpace(at + 1, end);
    if (at >= end) return BAD;
    const field = fieldOf(level, keyStart, keyEnd - keyStart);
    const from = at;
    if (field !== NO_FIELD && field <= DEEPEST) {
      if (has(field)) forgetWithin(field);
      if (load<u8>(at) === OPEN_BRACE) {
        put(field, from, from + 1);
        level = field;
        at += 1;
        continue;
      }
    }
    at = endOfValue(at, end);
    if (at === BROKEN) return BAD;
    if (field <= DEEPEST) continue;
    put(field, from, at);
    // It mostly comes before the bulk of the line.
    if (field === TYPE && !isWord(from, at, '"assistant"')) return OTHER;
  }
}
