import type { TokenUse } from '../core/tokens/tokens';

/** Uses that travel at once, and go to the ledger in one transaction at most. */
export const BATCH_USES = 500;

/** Columns of `numbers`, by use. */
const COLUMNS = 13;

/**
 * Uses as they travel between threads: numbers in one block that changes hands instead of being copied, and words that
 * repeat (model, session, folder, branch, account) once each. Objects take several times as long to send.
 */
export interface PackedUses {
  readonly numbers: Float64Array<ArrayBuffer>;
  readonly ids: readonly string[];
  readonly requests: readonly (string | null)[];
  readonly words: readonly (string | null)[];
}

export function packUses(uses: readonly TokenUse[]): PackedUses {
  const numbers = new Float64Array(uses.length * COLUMNS);
  const words = new Map<string | null, number>();
  const wordOf = (word: string | null): number => {
    const known = words.get(word);
    if (known !== undefined) return known;
    words.set(word, words.size);
    return words.size - 1;
  };
  let at = 0;
  for (const use of uses) {
    const { tokens } = use;
    numbers[at] = use.at;
    numbers[at + 1] = tokens.input;
    numbers[at + 2] = tokens.output;
    numbers[at + 3] = tokens.cacheRead;
    numbers[at + 4] = tokens.cacheWrite5m;
    numbers[at + 5] = tokens.cacheWrite1h;
    numbers[at + 6] = flagsOf(use);
    numbers[at + 7] = wordOf(use.model);
    numbers[at + 8] = wordOf(use.sessionId);
    numbers[at + 9] = wordOf(use.project);
    numbers[at + 10] = wordOf(use.branch);
    numbers[at + 11] = wordOf(use.account);
    numbers[at + 12] = use.terms;
    at += COLUMNS;
  }
  return {
    numbers,
    ids: uses.map(({ messageId }) => messageId),
    requests: uses.map(({ requestId }) => requestId),
    words: [...words.keys()],
  };
}

function flagsOf({ sidechain, fast, onPlan, copied }: TokenUse): number {
  return (sidechain ? 1 : 0) + (fast ? 2 : 0) + (onPlan ? 4 : 0) + (copied ? 8 : 0);
}

export function unpackUses({ numbers, ids, requests, words }: PackedUses): readonly TokenUse[] {
  return ids.map((messageId, index) => {
    const base = index * COLUMNS;
    const number = (column: number): number => numbers[base + column] ?? 0;
    const word = (column: number): string | null => words[number(column)] ?? null;
    const flags = number(6);
    return {
      messageId,
      requestId: requests[index] ?? null,
      at: number(0),
      model: word(7) ?? 'unknown',
      tokens: {
        input: number(1),
        output: number(2),
        cacheRead: number(3),
        cacheWrite5m: number(4),
        cacheWrite1h: number(5),
      },
      origin: 'transcript',
      account: word(11),
      sessionId: word(8),
      project: word(9),
      branch: word(10),
      sidechain: (flags & 1) !== 0,
      fast: (flags & 2) !== 0,
      terms: number(12),
      onPlan: (flags & 4) !== 0,
      copied: (flags & 8) !== 0,
    };
  });
}
