import fs from 'node:fs';
import path from 'node:path';
import { checkOf } from './file-check';
import { LineReader, type LineSource, type LineTaker } from './parse/lines';
import { LinesOfFiles } from './read-lines';
import type { FileMemory } from './types';

/** A pipe that took a file's place since it was looked at would make us wait for ever; Windows knows no such flag. */
export const OPEN_FLAGS = fs.constants.O_RDONLY | ((fs.constants.O_NONBLOCK as number | undefined) ?? 0);

/** A file's times and place, as far as a scan looks at them. */
export interface FileFacts {
  readonly path: string;
  readonly account: string | null;
  readonly inode: string;
  readonly device: string;
  readonly size: number;
  readonly mtimeMs: number;
}

/** What came of one file. */
export type FileOutcome =
  | {
      readonly kind: 'read';
      readonly memory: FileMemory;
      readonly bytesRead: number;
      readonly whole: boolean;
    }
  | { readonly kind: 'unreadable' };

/** Whether nothing happened to a file since it was read. */
export function isUnchanged(known: FileMemory | undefined, facts: FileFacts): boolean {
  return (
    known?.size === facts.size &&
    known.mtimeMs === facts.mtimeMs &&
    known.inode === facts.inode &&
    known.device === facts.device
  );
}

/** Reads transcripts: what is new in them, or all of one that was replaced, cut off or written anew. */
export class FileScanner {
  readonly #files = new LinesOfFiles();
  readonly #reader: LineReader;
  readonly #scratch = Buffer.allocUnsafeSlow(512);

  constructor(taker: LineTaker) {
    this.#reader = new LineReader(taker);
  }

  scan(facts: FileFacts, known: FileMemory | undefined, stopped: () => boolean): FileOutcome {
    let fd: number;
    try {
      fd = fs.openSync(facts.path, OPEN_FLAGS);
    } catch {
      return { kind: 'unreadable' };
    }
    try {
      return this.#scanOpen(fd, facts, known, stopped);
    } catch {
      return { kind: 'unreadable' };
    } finally {
      fs.closeSync(fd);
    }
  }

  #scanOpen(
    fd: number,
    facts: FileFacts,
    known: FileMemory | undefined,
    stopped: () => boolean,
  ): FileOutcome {
    const stat = fs.fstatSync(fd);
    if (!stat.isFile()) return { kind: 'unreadable' };
    const now = { inode: String(stat.ino), device: String(stat.dev), size: stat.size, mtimeMs: stat.mtimeMs };
    const before = known !== undefined && this.#goesOn(fd, known, now) ? known : null;
    const source: LineSource = {
      path: facts.path,
      session: path.basename(facts.path, '.jsonl'),
      account: facts.account,
      mtimeMs: now.mtimeMs,
    };
    let lines = before?.lines ?? 0;
    let skippedLines = before?.skippedLines ?? 0;
    const reading = this.#files.read(fd, before?.offset ?? 0, now.size, {
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
    const memory: FileMemory = {
      path: facts.path,
      ...now,
      // A scan that was stopped must come back.
      size: whole ? now.size : -1,
      offset: reading.offset,
      headCheck: checkOf(fd, reading.offset, this.#scratch),
      lines: lines + reading.tooLong,
      skippedLines: skippedLines + reading.tooLong,
    };
    return { kind: 'read', memory, bytesRead: reading.bytesRead, whole };
  }

  /** Whether the file only grew: then what was read of it stands. */
  #goesOn(fd: number, known: FileMemory, now: Omit<FileFacts, 'path' | 'account'>): boolean {
    if (known.inode !== now.inode || known.device !== now.device) return false;
    if (now.size < known.offset || now.size < known.size) return false;
    // Written at without growing, or older than it was: nobody knows where.
    if (now.size === known.size || now.mtimeMs < known.mtimeMs) return false;
    return checkOf(fd, known.offset, this.#scratch) === known.headCheck;
  }
}
