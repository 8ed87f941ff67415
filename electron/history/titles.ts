import type { Database } from 'better-sqlite3';
import type { Names } from './names';

/** What Claude Code calls a session. */
export interface SessionTitle {
  readonly sessionId: string;
  readonly kind: 'custom' | 'ai' | 'summary';
  readonly title: string;
}

/** What sessions are called. */
export interface Titles {
  /** Takes titles in, in one transaction: the latest of the best kind stays. @throws SqliteError when it cannot */
  readonly title: (titles: readonly SessionTitle[]) => void;
  /** By session. */
  readonly titles: () => ReadonlyMap<string, string>;
}

/** The user's own word goes before Claude's, that before a summary. */
const RANKS: Readonly<Record<SessionTitle['kind'], number>> = { custom: 2, ai: 1, summary: 0 };

export function createTitles(db: Database, names: Names): Titles {
  const put = db.prepare(`
    INSERT INTO sessions (id, title, rank) VALUES (@id, @title, @rank)
    ON CONFLICT (id) DO UPDATE SET title = excluded.title, rank = excluded.rank WHERE excluded.rank >= rank`);
  const all = db
    .prepare<[], [string, string]>('SELECT word, title FROM sessions JOIN words ON words.id = sessions.id')
    .raw();
  const putAll = db.transaction((titles: readonly SessionTitle[]) => {
    for (const { sessionId, kind, title } of titles)
      put.run({ id: names.word(sessionId), title, rank: RANKS[kind] });
  });
  return {
    title: (titles) => {
      putAll.immediate(titles);
    },
    titles: () => new Map(all.all()),
  };
}
