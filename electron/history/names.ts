import type { Database } from 'better-sqlite3';

/** Long names as the small numbers that stand for them in the tables. */
export interface Names {
  /** The number of a window of an account; given when it is new. */
  readonly series: (account: string, window: string) => number;
  /** The numbers of an account's windows that are known, all or some. */
  readonly seriesOf: (account: string, windows?: readonly string[]) => readonly Series[];
  /** The number of a word; given when it is new. `null` stays `null`. */
  readonly word: <T extends string | null>(word: T) => T extends null ? null : number;
}

export interface Series {
  readonly id: number;
  readonly window: string;
}

/** Nothing is held in memory: another process may have forgotten an account meanwhile. */
export function createNames(db: Database): Names {
  const findSeries = db.prepare<[string, string], { id: number }>(
    'SELECT id FROM series WHERE account = ? AND window = ?',
  );
  const addSeries = db.prepare('INSERT INTO series (account, window) VALUES (?, ?)');
  const allSeries = db.prepare<[string], Series>(
    'SELECT id, window FROM series WHERE account = ? ORDER BY id',
  );
  const findWord = db.prepare<[string], { id: number }>('SELECT id FROM words WHERE word = ?');
  const addWord = db.prepare('INSERT INTO words (word) VALUES (?)');
  const wordId = (word: string) => findWord.get(word)?.id ?? Number(addWord.run(word).lastInsertRowid);
  return {
    series: (account, window) =>
      findSeries.get(account, window)?.id ?? Number(addSeries.run(account, window).lastInsertRowid),
    seriesOf: (account, windows) => {
      const known = allSeries.all(account);
      if (windows === undefined) return known;
      return windows.flatMap((window) => known.find((each) => each.window === window) ?? []);
    },
    word: (word) => (word === null ? null : wordId(word)) as never,
  };
}
