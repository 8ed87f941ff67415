// Where things lie in the module's memory. The input comes last, so that it can grow. `fast-rows.ts` knows INPUT alone.

/** Where the values of a line's fields begin and end: two u32 a field. */
export const PLACES: usize = 0x4000;
/** A response whose lines may go on: its message id and request id, a line feed between them. */
export const HELD_IDS: usize = 0x4100;
/** The last word of each kind: its number, where its bytes lie, how many there are (u32 each). */
export const LAST_WORDS: usize = 0x4400;
/** SHA-256: the schedule of 64 u32, then the message. */
export const SCHEDULE: usize = 0x4800;
export const MESSAGE: usize = 0x4a00;
/** Lines for the parser in TypeScript: from, to, what they may be (u32 each). */
export const ASIDES: usize = 0x5000;
export const ASIDE_BYTES: usize = 12;
export const ASIDES_MOST: u32 = 1024;

/** Words, each once: a hash table of their numbers, where each lies (from, length), and their bytes. */
export const SLOTS: usize = 0x10000;
export const SLOT_COUNT: u32 = 16384;
export const WORDS: usize = 0x20000;
export const WORDS_MOST: u32 = 8192;
export const WORD_BYTES: usize = 0x30000;
export const WORD_BYTES_END: usize = 0x80000;

/** The rows that are handed over; `core/token-rows.ts` has what lies where in one. */
export const ROWS: usize = 0x80000;
export const ROW_BYTES: usize = 96;
export const ROWS_MOST: u32 = 8192;
/** A line of the response that is held, before it is merged: behind the last row. */
export const TOLD: usize = 0x140000;

/** What is read of a file. */
export const INPUT: usize = 0x141000;
