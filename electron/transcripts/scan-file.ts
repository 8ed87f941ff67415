import fs from 'node:fs';
import type { ChangedFile } from './find-transcripts';
import { checkOf } from './file-check';
import type { FileLook } from './known-files';
import type { FileState } from './memory-pack';
import { LineReader, type LineSource, type LineTaker } from './parse/lines';
import { LinesOfFiles } from './read-lines';

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

const UNREADABLE: FileOutcome = { kind: 'unreadable' };

/** Reads transcripts: what is new in them, or all of one that was replaced, cut off or written anew. */
export class FileScanner {
  readonly #files = new LinesOfFiles();
  readonly #reader: LineReader;
  readonly #scratch = Buffer.allocUnsafeSlow(512);

  constructor(taker: LineTaker) {
    this.#reader = new LineReader(taker);
  }

  /** @param path the file's */
  scan(path: string, file: ChangedFile, known: FileState | undefined, stopped: () => boolean): FileOutcome {
    let fd: number;
    try {
      fd = fs.openSync(path, OPEN_FLAGS);
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
    const stat = fs.fstatSync(fd);
    if (!stat.isFile()) return UNREADABLE;
    const { ino: inode, dev: device, size, mtimeMs } = stat;
    const before =
      known !== undefined && this.#goesOn(fd, known, { inode, device, size, mtimeMs }) ? known : null;
    const source: LineSource = {
      path,
      session: file.name.slice(0, -EXTENSION.length),
      account: file.account,
      mtimeMs,
    };
    let lines = before?.lines ?? 0;
    let skippedLines = before?.skippedLines ?? 0;
    const reading = this.#files.read(fd, before?.offset ?? 0, size, {
      lines: (bytes, offset) => {
        const count = this.#reader.read(bytes, source, offset);
        lines += count.lines;
        skippedLines += count.broken;
      },
      // Counts if it is complete but for the line feed; comes again, and is then merged with itself.
      rest: (bytes, offset) => void this.#reader.read(bytes, source, offset),
      stopped,
    });
    this.#reader.end();
    const whole = !stopped();
    const state: FileState = {
      inode,
      device,
      // A scan that was stopped must come back.
      size: whole ? size : -1,
      mtimeMs,
      offset: reading.offset,
      check: reading.check,
      lines: lines + reading.tooLong,
      skippedLines: skippedLines + reading.tooLong,
    };
    return { kind: 'read', state, bytesRead: reading.bytesRead, whole };
  }

  /** Whether the file only grew: then what was read of it stands. */
  #goesOn(fd: number, known: FileState, now: FileLook): boolean {
    if (known.inode !== now.inode || known.device !== now.device) return false;
    if (now.size < known.offset || now.size < known.size) return false;
    // Written at without growing, or older than it was: nobody knows where.
    if (now.size === known.size || now.mtimeMs < known.mtimeMs) return false;
    return checkOf(fd, known.offset, this.#scratch) === known.check;
  }
}
