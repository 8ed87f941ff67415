import fs from 'node:fs';
import type { ChangedFile } from '../find/find-transcripts';
import { CHECKED_BYTES, hasCheck } from './file-check';
import type { FileLook } from '../find/known-files';
import type { FileState } from '../find/memory-pack';
import type { LineSource, ReadsLines, Whole } from '../parse/lines';
import { LinesOfFiles, type ChunkTaker, type ReadBuffer, type Reading } from './read-lines';
import type { WorkingFolder } from '../working-folder';

/** A pipe that took a file's place since it was looked at would make us wait for ever; Windows knows no such flag. */
export const OPEN_FLAGS = fs.constants.O_RDONLY | ((fs.constants.O_NONBLOCK as number | undefined) ?? 0);
const EXTENSION = '.jsonl';

/** What came of one file. */
export type FileOutcome =
  | {
      readonly kind: 'read';
      readonly state: FileState;
      readonly bytesRead: number;
      readonly whole: boolean;
    }
  | { readonly kind: 'unreadable' };

/** Lines so far, and those of them that could not be used. */
interface Count {
  lines: number;
  skippedLines: number;
}

const UNREADABLE: FileOutcome = { kind: 'unreadable' };

export interface FileScannerOptions {
  /** Where files are read to; absent: anywhere. */
  readonly buffer?: ReadBuffer | undefined;
  /** Where the process may be in a file's folder; absent: it stays where it is. */
  readonly place?: WorkingFolder | null | undefined;
}

/** Reads transcripts: what is new in them, or all of one that was replaced, cut off or written anew. */
export class FileScanner {
  readonly #files: LinesOfFiles;
  readonly #reader: ReadsLines;
  readonly #place: WorkingFolder | null;
  readonly #scratch = Buffer.allocUnsafeSlow(CHECKED_BYTES);

  constructor(reader: ReadsLines, { buffer, place }: FileScannerOptions = {}) {
    this.#reader = reader;
    this.#files = new LinesOfFiles(buffer);
    this.#place = place ?? null;
  }

  /** @param path the file's */
  scan(path: string, file: ChangedFile, known: FileState | undefined, stopped: () => boolean): FileOutcome {
    let fd: number;
    try {
      fd = fs.openSync(this.#place?.pathOf(file.folder.dir, file.name) ?? path, OPEN_FLAGS);
    } catch {
      return UNREADABLE;
    }
    try {
      return this.#scanOpen(fd, path, file, known, stopped);
    } catch {
      return UNREADABLE;
    } finally {
      fs.closeSync(fd);
    }
  }

  #scanOpen(
    fd: number,
    path: string,
    file: ChangedFile,
    known: FileState | undefined,
    stopped: () => boolean,
  ): FileOutcome {
    // What is as large as it was when it was looked at is taken for the same file: to ask the system again costs a tenth
    // of reading a small one. If it is not, the next look finds another inode or time, and it is read anew.
    if (known === undefined) {
      const whole = this.#reader.readWhole?.(fd, file.size, sourceOf(path, file, file.mtimeMs)) ?? null;
      if (whole !== null) return this.#wholeOutcome(file, whole, stopped());
      const count = { lines: 0, skippedLines: 0 };
      const reading = this.#files.readWhole(
        fd,
        file.size,
        this.#taker(path, file, file.mtimeMs, count, stopped),
      );
      if (reading !== null) return this.#outcome(file, count, reading, !stopped());
    }
    const stat = fs.fstatSync(fd);
    if (!stat.isFile()) return UNREADABLE;
    const now = { inode: stat.ino, device: stat.dev, size: stat.size, mtimeMs: stat.mtimeMs };
    const before = known !== undefined && this.#goesOn(fd, known, now) ? known : null;
    const count = { lines: before?.lines ?? 0, skippedLines: before?.skippedLines ?? 0 };
    const taker = this.#taker(path, file, now.mtimeMs, count, stopped);
    const reading = this.#files.read(fd, before?.offset ?? 0, now.size, taker);
    return this.#outcome(now, count, reading, !stopped());
  }

  #taker(path: string, file: ChangedFile, mtimeMs: number, count: Count, stopped: () => boolean): ChunkTaker {
    const source = sourceOf(path, file, mtimeMs);
    return {
      lines: (bytes, offset) => {
        const found = this.#reader.read(bytes, source, offset);
        count.lines += found.lines;
        count.skippedLines += found.broken;
      },
      // Counts if it is complete but for the line feed; comes again, and is then merged with itself.
      rest: (bytes, offset) => void this.#reader.read(bytes, source, offset),
      stopped,
    };
  }

  #outcome(look: FileLook, count: Count, reading: Reading, whole: boolean): FileOutcome {
    this.#reader.end();
    const state: FileState = {
      inode: look.inode,
      device: look.device,
      // A scan that was stopped must come back.
      size: whole ? look.size : -1,
      mtimeMs: look.mtimeMs,
      offset: reading.offset,
      check: reading.check,
      lines: count.lines + reading.tooLong,
      skippedLines: count.skippedLines + reading.tooLong,
    };
    return { kind: 'read', state, bytesRead: reading.bytesRead, whole };
  }

  #wholeOutcome(file: ChangedFile, { offset, check, lines, broken }: Whole, isStopped: boolean): FileOutcome {
    this.#reader.end();
    const { inode, device, size, mtimeMs } = file;
    const state: FileState = {
      inode,
      device,
      size: isStopped ? -1 : size,
      mtimeMs,
      offset,
      check,
      lines,
      skippedLines: broken,
    };
    return { kind: 'read', state, bytesRead: size, whole: !isStopped };
  }

  /** Whether the file only grew: then what was read of it stands. */
  #goesOn(fd: number, known: FileState, now: FileLook): boolean {
    if (known.inode !== now.inode || known.device !== now.device) return false;
    if (now.size < known.offset || now.size < known.size) return false;
    // Written at without growing, or older than it was: nobody knows where.
    if (now.size === known.size || now.mtimeMs < known.mtimeMs) return false;
    return hasCheck(fd, known.offset, known.check, this.#scratch);
  }
}

function sourceOf(path: string, { name, account }: ChangedFile, mtimeMs: number): LineSource {
  return { path, session: name.slice(0, -EXTENSION.length), account, mtimeMs };
}
