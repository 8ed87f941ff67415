import type { Database } from 'better-sqlite3';

/** The project of each session, by the session's id; sessions without a project are left out. */
export type SessionProjects = () => ReadonlyMap<string, string>;

export function createSessionProjects(db: Database): SessionProjects {
  return () => {
    const rows = db
      .prepare<[], [string, string]>(
        `SELECT s.word, p.word FROM (
          SELECT session, max(project) AS project FROM token_uses
          WHERE session IS NOT NULL AND project IS NOT NULL GROUP BY session
        ) AS both JOIN words AS s ON s.id = both.session JOIN words AS p ON p.id = both.project`,
      )
      .raw();
    return new Map(rows.all());
  };
}
