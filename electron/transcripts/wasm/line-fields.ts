// The fields of a line that count, with the numbers that parse/fields.ts gives them.

import { bytesAt, startsWith } from './byte-work';
import { PLACES } from './memory';

export const MESSAGE_FIELD: i32 = 1;
export const USAGE: i32 = 2;
export const SPLIT: i32 = 3;
export const TYPE: i32 = 4;
export const TIMESTAMP: i32 = 5;
export const SESSION: i32 = 6;
export const FOLDER: i32 = 7;
export const BRANCH: i32 = 8;
export const REQUEST: i32 = 9;
export const UUID: i32 = 10;
export const SIDECHAIN: i32 = 11;
export const API_ERROR: i32 = 12;
export const FORKED: i32 = 13;
export const ID: i32 = 14;
export const MODEL: i32 = 15;
export const COUNT_INPUT: i32 = 16;
export const COUNT_OUTPUT: i32 = 17;
export const CACHE_READ: i32 = 18;
export const CACHE_WRITE: i32 = 19;
export const SPEED: i32 = 20;
export const ITERATIONS: i32 = 21;
export const TIER: i32 = 22;
export const PLACE: i32 = 23;
export const SERVER_TOOLS: i32 = 24;
export const SPLIT_5M: i32 = 25;
export const SPLIT_1H: i32 = 26;

export const NO_FIELD: i32 = 0;
/** As `SPLIT`. */
export const DEEPEST: i32 = 3;
/** One more than there are: they are forgotten two at a time. */
const FIELDS: usize = 28;

/**
 * The field that a key of that level names. Keys are compared eight bytes at a time, the first one lowest in the number;
 * the last eight of a longer key may overlap the ones before.
 */
export function fieldOf(level: i32, at: usize, length: usize): i32 {
  if (level === 0) return fieldOfLine(at, length);
  if (level === MESSAGE_FIELD) return fieldOfMessage(at, length);
  if (level === USAGE) return fieldOfUsage(at, length);
  if (length !== 25) return NO_FIELD;
  if (startsWith(at, 'ephemeral_5m_input_tokens')) return SPLIT_5M;
  return startsWith(at, 'ephemeral_1h_input_tokens') ? SPLIT_1H : NO_FIELD;
}

function fieldOfLine(at: usize, length: usize): i32 {
  if (length === 3) return bytesAt(at, 3) === 0x647763 /* cwd */ ? FOLDER : NO_FIELD;
  if (length === 4) {
    const word = bytesAt(at, 4);
    return word === 0x65707974 /* type */ ? TYPE : word === 0x64697575 /* uuid */ ? UUID : NO_FIELD;
  }
  if (length === 7) return bytesAt(at, 7) === 0x6567617373656d /* message */ ? MESSAGE_FIELD : NO_FIELD;
  if (length === 9) {
    const word = load<u64>(at);
    const last = load<u8>(at + 8);
    if (word === 0x6d617473656d6974 /* timestam */) return last === 0x70 /* p */ ? TIMESTAMP : NO_FIELD;
    if (word === 0x496e6f6973736573 /* sessionI */) return last === 0x64 /* d */ ? SESSION : NO_FIELD;
    if (word === 0x636e617242746967 /* gitBranc */) return last === 0x68 /* h */ ? BRANCH : NO_FIELD;
    return word === 0x4974736575716572 /* requestI */ && last === 0x64 /* d */ ? REQUEST : NO_FIELD;
  }
  if (length === 10) return startsWith(at, 'forkedFrom') ? FORKED : NO_FIELD;
  if (length === 11)
    return load<u64>(at) === 0x6863656469537369 /* isSidech */ && startsWith(at + 8, 'ain')
      ? SIDECHAIN
      : NO_FIELD;
  return length === 17 && startsWith(at, 'isApiErrorMessage') ? API_ERROR : NO_FIELD;
}

function fieldOfMessage(at: usize, length: usize): i32 {
  if (length === 2) return bytesAt(at, 2) === 0x6469 /* id */ ? ID : NO_FIELD;
  if (length !== 5) return NO_FIELD;
  const word = bytesAt(at, 5);
  return word === 0x6567617375 /* usage */ ? USAGE : word === 0x6c65646f6d /* model */ ? MODEL : NO_FIELD;
}

function fieldOfUsage(at: usize, length: usize): i32 {
  if (length === 5) return bytesAt(at, 5) === 0x6465657073 /* speed */ ? SPEED : NO_FIELD;
  if (length === 10) return startsWith(at, 'iterations') ? ITERATIONS : NO_FIELD;
  if (length === 12) {
    if (load<u64>(at) === 0x6f745f7475706e69 /* input_to */ && bytesAt(at + 8, 4) === 0x736e656b /* kens */)
      return COUNT_INPUT;
    return startsWith(at, 'service_tier') ? TIER : NO_FIELD;
  }
  if (length === 13) {
    if (
      load<u64>(at) === 0x745f74757074756f /* output_t */ &&
      bytesAt(at + 8, 5) === 0x736e656b6f /* okens */
    )
      return COUNT_OUTPUT;
    return startsWith(at, 'inference_geo') ? PLACE : NO_FIELD;
  }
  if (length === 15) return startsWith(at, 'server_tool_use') ? SERVER_TOOLS : NO_FIELD;
  if (length === 14) return startsWith(at, 'cache_creation') ? SPLIT : NO_FIELD;
  if (length === 23) return startsWith(at, 'cache_read_input_tokens') ? CACHE_READ : NO_FIELD;
  return length === 27 && startsWith(at, 'cache_creation_input_tokens') ? CACHE_WRITE : NO_FIELD;
}

export function startOf(field: i32): usize {
  return load<u32>(PLACES + ((<usize>field) << 3));
}

export function endOf(field: i32): usize {
  return load<u32>(PLACES + ((<usize>field) << 3) + 4);
}

export function has(field: i32): bool {
  return endOf(field) > 0;
}

export function put(field: i32, start: usize, end: usize): void {
  store<u32>(PLACES + ((<usize>field) << 3), <u32>start);
  store<u32>(PLACES + ((<usize>field) << 3) + 4, <u32>end);
}

export function forgetAll(): void {
  // The runtime's own filling costs a call.
  for (let at: usize = 0; at < FIELDS << 3; at += 16) v128.store(PLACES + at, i64x2.splat(0));
}

/** Told twice, the last telling counts. */
export function forgetWithin(level: i32): void {
  forget(level, DEEPEST);
  if (level <= MESSAGE_FIELD) forget(ID, MODEL);
  if (level <= USAGE) forget(COUNT_INPUT, SERVER_TOOLS);
  forget(SPLIT_5M, SPLIT_1H);
}

function forget(first: i32, last: i32): void {
  memory.fill(PLACES + ((<usize>first) << 3), 0, (<usize>(last - first + 1)) << 3);
}
