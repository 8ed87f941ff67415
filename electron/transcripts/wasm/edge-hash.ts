// The check of a file that is in memory: read/file-check.ts. Four hashes at a time, since each waits for its own last step.

const HEAD: usize = 512;
const TAIL: usize = 64;
const SEED: u32 = 0x811c9dc5;
const PRIME: u32 = 0x01000193;

let lane0: u32 = 0;
let lane1: u32 = 0;
let lane2: u32 = 0;
let lane3: u32 = 0;

/** @param from where the file begins  @param offset how many of its bytes are checked */
export function checkIn(from: usize, offset: usize): u32 {
  lane0 = SEED;
  lane1 = SEED + 1;
  lane2 = SEED + 2;
  lane3 = SEED + 3;
  // Head and tail are multiples of sixteen: what is longer than both has no bytes behind them.
  if (offset > HEAD + TAIL) {
    addWords(from, from + HEAD);
    addWords(from + offset - TAIL, from + offset);
  } else {
    const end = from + (offset & ~15);
    addWords(from, end);
    for (let at = end; at < from + offset; at += 1) lane0 = mix(lane0, <u32>load<u8>(at));
  }
  return mix(mix(mix(lane0, lane1), lane2), lane3);
}

function addWords(from: usize, end: usize): void {
  let a = lane0;
  let b = lane1;
  let c = lane2;
  let d = lane3;
  for (let at = from; at < end; at += 16) {
    a = mix(a, load<u32>(at));
    b = mix(b, load<u32>(at, 4));
    c = mix(c, load<u32>(at, 8));
    d = mix(d, load<u32>(at, 12));
  }
  lane0 = a;
  lane1 = b;
  lane2 = c;
  lane3 = d;
}

function mix(hash: u32, word: u32): u32 {
  return rotl<u32>((hash ^ word) * PRIME, 13);
}
