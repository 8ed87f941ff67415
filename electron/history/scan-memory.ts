import type { Database } from 'better-sqlite3';

/** How far a transcript was read, and what tells that it is still the same file. */
export interface TranscriptFile {
  readonly path: string;
  /** As text: on some file systems they do not fit into a number. */
  readonly inode: string;
  readonly device: string;
  readonly size: number;
  /** Behind the last complete line, bytes. */
  readonly offset: number;
  /** A hash of the file's beginning. */
  readonly headCheck: string;
  readonly mtimeMs: number;
  readonly lines: number;
  readonly skippedLines: number;
}

/** What the scanner remembers over restarts. */
export interface ScanMemory {
  readonly load: () => readonly TranscriptFile[];
  /** Stores them in one transaction. @throws SqliteError when it cannot */
  readonly save: (files: readonly TranscriptFile[]) => void;
  readonly drop: (paths: readonly string[]) => void;
}

export function createScanMemory(db: Database): ScanMemory {
  const all = db.prepare<[], TranscriptFile>(`
    SELECT path, inode, device, size, offset, head_check AS headCheck, mtime_ms AS mtimeMs, lines,
      skipped_lines AS skippedLines FROM transcript_files`);
  const put = db.prepare(`
    INSERT OR REPLACE INTO transcript_files
      (path, inode, device, size, offset, head_check, mtime_ms, lines, skipped_lines)
    VALUES (@path, @inode, @device, @size, @offset, @headCheck, @mtimeMs, @lines, @skippedLines)`);
  const remove = db.prepare('DELETE FROM transcript_files WHERE path = ?');
  const save = db.transaction((files: readonly TranscriptFile[]) => {
    for (const file of files) put.run(file);
  });
  const drop = db.transaction((paths: readonly string[]) => {
    for (const path of paths) remove.run(path);
  });
  return {
    load: () => all.all(),
    save: (files) => {
      save.immediate(files);
    },
    drop: (paths) => {
      drop.immediate(paths);
    },
  };
}
