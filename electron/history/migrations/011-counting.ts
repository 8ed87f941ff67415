import type { Database } from 'better-sqlite3';
import { isPlanModel } from '../../core/tokens/plan-use';

/**
 * Whether the plan pays for a response, whether a fork's copy told it, and a title for each rank, so that one that is
 * emptied gives way to the next. Ids are stored as hashes only: of what there is, only the model shows whether the plan
 * pays. The next scan reads every transcript once more and marks the rest.
 */
export function counting(db: Database): void {
  db.exec(`
    ALTER TABLE token_uses ADD COLUMN on_plan INTEGER NOT NULL DEFAULT 1;
    ALTER TABLE token_uses ADD COLUMN copied INTEGER NOT NULL DEFAULT 0;
    CREATE TABLE session_titles (
      session INTEGER NOT NULL,
      rank INTEGER NOT NULL,
      title TEXT NOT NULL,
      PRIMARY KEY (session, rank)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO session_titles (session, rank, title) SELECT id, rank + 1, title FROM sessions;
    DROP TABLE sessions;
  `);
  const models = db
    .prepare<[], { id: number; word: string }>(
      'SELECT id, word FROM words WHERE id IN (SELECT DISTINCT model FROM token_uses)',
    )
    .all();
  const mark = db.prepare('UPDATE token_uses SET on_plan = 0 WHERE model = ?');
  for (const { id, word } of models) if (!isPlanModel(word)) mark.run(id);
}
