// A line that may hold a response's usage: parse/usage-line.ts, for the lines that most transcripts are made of.
// All others are left to that parser.

import { contains, isPlain, isWord, QUOTE, startsWith } from './byte-work';
import {
  API_ERROR,
  BRANCH,
  CACHE_READ,
  CACHE_WRITE,
  COUNT_INPUT,
  COUNT_OUTPUT,
  endOf,
  FOLDER,
  FORKED,
  has,
  ID,
  ITERATIONS,
  MODEL,
  PLACE,
  REQUEST,
  SERVER_TOOLS,
  SESSION,
  SIDECHAIN,
  SPEED,
  SPLIT_1H,
  SPLIT_5M,
  startOf,
  TIER,
  TIMESTAMP,
  TYPE,
  USAGE,
} from './line-fields';
import { take, write, writeWords } from './rows';
import { OTHER, walk, WHOLE } from './walk';
import { TOO_LONG, wordOf } from './words';

/** What `usage` gives for lines that the parser in TypeScript has to read. */
export const ODD: i32 = 4;

const BOM: u8 = 0xef;
const ZERO: u8 = 0x30;
const UPPER_Z: u8 = 0x5a;
const DOT: u8 = 0x2e;
const LONGEST_ID: usize = 200;
const MOST_DIGITS: usize = 15;

// Flags of a row: core/token-rows.ts. Whether the plan pays depends on the model too, which the caller looks at.
const IS_SIDECHAIN: u32 = 1;
const IS_FAST: u32 = 2;
const OF_EVERY_ROW: u32 = 4 | 16 | 32;

/** Whether something was met that this parser does not read. */
let isOdd: bool = false;

export function usage(start: usize, end: usize): i32 {
  if (load<u8>(start) === BOM) return ODD;
  const walked = walk(start, end);
  if (walked !== WHOLE) return walked;
  if (!has(TYPE) || !has(USAGE) || isWord(startOf(API_ERROR), endOf(API_ERROR), 'true')) return OTHER;
  if (isWord(startOf(MODEL), endOf(MODEL), '"<synthetic>"')) return OTHER;
  const idLength = lengthOf(ID);
  const requestLength = lengthOf(REQUEST);
  if (has(FORKED) || !isOwnId(startOf(ID) + 1, idLength) || requestLength === 0) return ODD;
  if (!isPlain(startOf(REQUEST) + 1, requestLength) || !isPlain(startOf(MODEL) + 1, lengthOf(MODEL)))
    return ODD;
  if (has(ITERATIONS) && contains(startOf(ITERATIONS), endOf(ITERATIONS), 'advisor_message')) return ODD;
  if (!hasUsualTerms() || !writeCounts() || !writeAllWords()) return ODD;
  take(startOf(ID) + 1, idLength, startOf(REQUEST) + 1, requestLength);
  return WHOLE;
}

/** Of a string without its quotes; 0: it is another value, empty, or longer than an id. */
function lengthOf(field: i32): usize {
  const length = endOf(field) - startOf(field);
  if (!has(field) || length <= 2 || length > LONGEST_ID + 2 || load<u8>(startOf(field)) !== QUOTE) return 0;
  return length - 2;
}

/** Whether it is an id of Anthropic's own API: no cloud platform's, and nothing that several responses share. */
function isOwnId(at: usize, length: usize): bool {
  if (length < 9 || !startsWith(at, 'msg_') || !isPlain(at, length)) return false;
  // In small letters, as `spendsPlan` compares it.
  const next = load<u32>(at + 4) | 0x20202020;
  return next !== 0x6b726462 && next !== 0x78747276; // bdrk, vrtx
}

/** What nearly every line says: parse/usage-counts.ts. */
function hasUsualTerms(): bool {
  return (
    isUsual(TIER, '"standard"') &&
    isUsual(PLACE, '"not_available"') &&
    (isUsual(SPEED, '"standard"') || isWord(startOf(SPEED), endOf(SPEED), '"fast"')) &&
    isUsual(SERVER_TOOLS, '{"web_search_requests":0,"web_fetch_requests":0}')
  );
}

function isUsual(field: i32, word: string): bool {
  return !has(field) || isWord(startOf(field), endOf(field), word);
}

function writeCounts(): bool {
  isOdd = false;
  const at = instant();
  const split5m = countOf(SPLIT_5M);
  const split1h = countOf(SPLIT_1H);
  const written = max<i64>(countOf(CACHE_WRITE), split5m + split1h);
  const hour = min<i64>(split1h, written);
  const flags =
    OF_EVERY_ROW |
    (isWord(startOf(SIDECHAIN), endOf(SIDECHAIN), 'true') ? IS_SIDECHAIN : 0) |
    (isWord(startOf(SPEED), endOf(SPEED), '"fast"') ? IS_FAST : 0);
  write(flags, at, countOf(COUNT_INPUT), countOf(COUNT_OUTPUT), countOf(CACHE_READ), written - hour, hour);
  return !isOdd;
}

function writeAllWords(): bool {
  const model = wordOf(0, MODEL);
  const session = wordOf(1, SESSION);
  const folder = wordOf(2, FOLDER);
  const branch = wordOf(3, BRANCH);
  if (model === 0 || model === TOO_LONG || session === TOO_LONG || folder === TOO_LONG || branch === TOO_LONG)
    return false;
  writeWords(model, session, folder, branch);
  return true;
}

/** A whole number from 0 on. */
function countOf(field: i32): i64 {
  const end = endOf(field);
  const start = startOf(field);
  if (end - start > MOST_DIGITS) isOdd = true;
  let value: i64 = 0;
  for (let at = start; at < end && !isOdd; at += 1) value = value * 10 + digit(at);
  return value;
}

/** `2026-11-21T20:00:00.123Z` as epoch ms: parse/timestamp.ts. */
function instant(): i64 {
  const at = startOf(TIMESTAMP) + 1;
  const isUsual =
    endOf(TIMESTAMP) === at + 25 &&
    load<u8>(at - 1) === QUOTE &&
    load<u8>(at + 23) === UPPER_Z &&
    load<u8>(at + 19) === DOT;
  if (!isUsual) {
    isOdd = true;
    return 0;
  }
  const year = two(at) * 100 + two(at + 2);
  if (year === 0) isOdd = true;
  const days = daysSinceEpoch(year, two(at + 5), two(at + 8));
  const seconds = (two(at + 11) * 60 + two(at + 14)) * 60 + two(at + 17);
  return days * 86_400_000 + seconds * 1000 + two(at + 20) * 10 + digit(at + 22);
}

function two(at: usize): i64 {
  return digit(at) * 10 + digit(at + 1);
}

function digit(at: usize): i64 {
  const value = load<u8>(at) - ZERO;
  if (value > 9) isOdd = true;
  return value;
}

/** Years begin in March, so that a leap day comes last. */
function daysSinceEpoch(year: i64, month: i64, day: i64): i64 {
  const shifted = month <= 2 ? year - 1 : year;
  const dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
  return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468;
}
