import { createHash } from 'node:crypto';

/** The id of a config folder in names of files and of stored values: 12 hex digits of its SHA-256. */
export function folderId(dir: string): string {
  return createHash('sha256').update(dir).digest('hex').slice(0, 12);
}
