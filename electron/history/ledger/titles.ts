import type { Database } from 'better-sqlite3';
import type { Names } from '../names';

/** What Claude Code calls a session; `''`: not so any more. */
export interface SessionTitle {
  readonly sessionId: string;
  readonly kind: 'custom' | 'ai' | 'summary' | 'agent';
  readonly title: string;
}

/** What sessions are called. */
export interface Titles {
  /** Takes titles in, in one transaction: the latest of each kind stays. @throws SqliteError when it cannot */
  readonly title: (titles: readonly SessionTitle[]) => void;
  /** By session, the best that there is. */
  readonly titles: () => ReadonlyMap<string, string>;
}

/** The user's own word goes before Claude's, that before a summary, that before the name of an agent. */
const RANKS: Readonly<Record<SessionTitle['kind'], number>> = { custom: 3, ai: 2, summary: 1, agent: 0 };

export function createTitles(db: Database, names: Names): Titles {
  const put = db.prepare('INSERT OR REPLACE INTO session_titles (session, rank, title) VALUES (?, ?, ?)');
  const remove = db.prepare('DELETE FROM session_titles WHERE session = ? AND rank = ?');
  const all = db
    .prepare<[], [string, string]>(
      `SELECT word, title FROM session_titles AS t JOIN words ON words.id = t.session
      WHERE rank = (SELECT max(rank) FROM session_titles WHERE session = t.session)`,
    )
    .raw();
  const putAll = db.transaction((titles: readonly SessionTitle[]) => {
    for (const { sessionId, kind, title } of titles) {
      const session = names.word(sessionId);
      if (title === '') remove.run(session, RANKS[kind]);
      else put.run(session, RANKS[kind], title);
    }
  });
  return {
    title: (titles) => {
      putAll.immediate(titles);
    },
    titles: () => new Map(all.all()),
  };
}
