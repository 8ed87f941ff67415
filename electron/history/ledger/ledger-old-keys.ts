import type { Database } from 'better-sqlite3';
import { hash } from 'node:crypto';
import type { TokenUse } from '../../core/tokens/tokens';

const OLD_KEY_BYTES = 16;

/**
 * Responses that were stored before keys began with the message id have keys of 16 bytes. When one is read again, its row
 * gets the key that it has now. Without a request id the old key was one for all answers with that message id, of all
 * sessions: that row is deleted, since each answer is read again for itself.
 */
export function createOldKeys(db: Database): (use: TokenUse, key: Buffer) => void {
  const any = db.prepare(`SELECT 1 FROM token_uses WHERE length(key) = ${String(OLD_KEY_BYTES)} LIMIT 1`);
  const move = db.prepare('UPDATE OR IGNORE token_uses SET key = ? WHERE key = ?');
  const remove = db.prepare('DELETE FROM token_uses WHERE key = ?');
  // Looked for with the first response: to look takes 6 ms for fifty thousand rows, and many a scan writes nothing.
  let hasOld: boolean | null = null;
  return ({ messageId, requestId }, key) => {
    hasOld ??= any.get() !== undefined;
    if (!hasOld) return;
    const text = requestId === null ? messageId : `${messageId}\n${requestId}`;
    const old = Buffer.from(hash('sha256', text, 'binary').slice(0, OLD_KEY_BYTES), 'latin1');
    if (requestId !== null) move.run(key, old);
    remove.run(old);
  };
}
