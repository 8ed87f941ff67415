import type { Database } from 'better-sqlite3';
import type { TokenUse } from '../../core/tokens/tokens';
import { createUseWriter } from './ledger-add';
import { keyOf } from './ledger-key';
import type { Names } from '../names';

/**
 * Rows of a transaction: other processes wait for the file some 20 ms. Fewer write the same pages of the indexes once for
 * each transaction, and look up the same words.
 */
const AT_ONCE = 2500;
/** A place among those that were gathered, in the lowest bits of what they are sorted by. */
const PLACES = 2 ** 14;

/**
 * Takes in a history: thousands of responses are gathered, and sorted by key before they are cut into transactions. A key
 * is a hash, so that those of any 500 lie on nearly every page of its index, and each commit writes all of them; sorted,
 * they lie on a few pages that follow one another.
 */
export interface LedgerBulk {
  /** Takes note of responses, of at most 16,384 before they are stored. */
  readonly gather: (uses: readonly TokenUse[]) => void;
  /** How many are gathered. */
  readonly size: () => number;
  /**
   * Stores what is gathered now, a transaction with each step; merged as `Ledger.add` does it, in the order in which each
   * response was told. @throws SqliteError when one cannot be stored; the steps before it are
   */
  readonly store: () => Generator<void, void, void>;
}

export function createLedgerBulk(db: Database, names: Names): LedgerBulk {
  const write = db.transaction(createUseWriter(db, names));
  let uses: TokenUse[] = [];
  let keys: string[] = [];
  return {
    gather: (told) => {
      for (const use of told) {
        uses.push(use);
        keys.push(keyOf(use));
      }
    },
    size: () => uses.length,
    *store() {
      const [all, keysOfAll] = [uses, keys];
      [uses, keys] = [[], []];
      const order = sorted(keysOfAll);
      for (let at = 0; at < order.length; at += AT_ONCE) {
        const places = order.subarray(at, at + AT_ONCE);
        const [some, theirKeys]: [TokenUse[], string[]] = [[], []];
        for (const place of places) {
          some.push(all[place] as TokenUse);
          theirKeys.push(keysOfAll[place] as string);
        }
        write.immediate(some, theirKeys);
        yield;
      }
    },
  };
}

/** Places by the first 39 bits of their keys, and among equals by place. */
function sorted(keys: readonly string[]): Uint16Array {
  const byKey = new Float64Array(keys.length);
  keys.forEach((key, place) => {
    let head = key.charCodeAt(4) >> 1;
    for (let index = 3; index >= 0; index -= 1) head += key.charCodeAt(index) * 2 ** (7 + 8 * (3 - index));
    byKey[place] = head * PLACES + place;
  });
  // Numbers are sorted by the runtime itself: a comparison of ours would take ten times as long.
  return Uint16Array.from(byKey.sort(), (value) => value % PLACES);
}
