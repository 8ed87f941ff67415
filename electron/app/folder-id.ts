import { createHash } from 'node:crypto';

/** 12 hex digits that stand for a config folder in names of files and of kept values. */
export function folderId(dir: string): string {
  return createHash('sha256').update(dir).digest('hex').slice(0, 12);
}
