import fs from 'node:fs';
import {
  countPrompts,
  type PromptsCount,
  type PromptsWish,
  type SessionPrompts,
} from '../../core/sessions/prompts';
import { CHECKED_BYTES, checkOf } from '../read/file-check';
import { LF } from '../parse/bytes';
import { sessionEvents, type SessionLineSource } from '../parse/session-line';
import { LinesOfFiles } from '../read/read-lines';
import { OPEN_FLAGS } from '../read/scan-file';
import { SessionFiles, type SessionFile } from '../find/session-files';

/** What looking at a file came to; `written anew`: it is not the one that it was. */
type Outcome = 'nothing' | 'read' | 'written anew';

/** How far a file was read, and what tells that it still is the same. */
interface Read {
  readonly inode: number;
  readonly size: number;
  readonly mtimeMs: number;
  readonly offset: number;
  readonly check: number;
}

/**
 * Reads the prompts of one session for as long as somebody looks at it. They stay in this thread's memory until then,
 * and go nowhere but to the screen.
 */
export class SessionWatch {
  readonly #known: () => Iterable<string>;
  readonly #tell: (prompts: SessionPrompts) => void;
  readonly #lines = new LinesOfFiles();
  readonly #scratch = Buffer.allocUnsafeSlow(CHECKED_BYTES);
  readonly #read = new Map<string, Read>();
  #wish: PromptsWish | null = null;
  #files: SessionFiles | null = null;
  #count: PromptsCount = countPrompts();

  constructor(known: () => Iterable<string>, tell: (prompts: SessionPrompts) => void) {
    this.#known = known;
    this.#tell = tell;
  }

  /** Looks at a session from now on, and tells of it at once; `null`: at none, and all of it is forgotten. */
  watch(wish: PromptsWish | null): void {
    if (wish?.sessionId !== this.#wish?.sessionId) {
      this.#files = wish === null ? null : new SessionFiles(wish.sessionId, this.#known);
      this.#forget();
    }
    this.#wish = wish;
    if (wish === null) return;
    this.#readNew();
    this.#tell(this.#count.report(wish));
  }

  /** Something was written: tells of it where it is this session's. */
  look(): void {
    if (this.#wish !== null && this.#readNew()) this.#tell(this.#count.report(this.#wish));
  }

  #forget(): void {
    this.#read.clear();
    this.#count = countPrompts();
  }

  /** Whether there was anything. */
  #readNew(): boolean {
    const files = this.#files?.find() ?? [];
    const outcomes = files.map((file) => this.#readFile(file));
    if (!outcomes.includes('written anew')) return outcomes.includes('read');
    // What was read of it is not there any more: all is read again.
    this.#forget();
    for (const file of files) this.#readFile(file);
    return true;
  }

  #readFile(file: SessionFile): Outcome {
    const before = this.#read.get(file.path);
    let fd: number;
    try {
      const now = fs.statSync(file.path);
      if (!now.isFile()) return 'nothing';
      const { size, mtimeMs, ino } = now;
      if (before?.size === size && before.mtimeMs === mtimeMs && before.inode === ino) return 'nothing';
      fd = fs.openSync(file.path, OPEN_FLAGS);
    } catch {
      return 'nothing';
    }
    try {
      return this.#readOpen(fd, file, before);
    } catch {
      // Nobody is told why: the system's words may hold what was read.
      return 'nothing';
    } finally {
      fs.closeSync(fd);
    }
  }

  #readOpen(fd: number, { path, agent }: SessionFile, before: Read | undefined): Outcome {
    const { ino, size, mtimeMs } = fs.fstatSync(fd);
    const from = before?.offset ?? 0;
    if (before !== undefined && (ino !== before.inode || checkOf(fd, from, this.#scratch) !== before.check))
      return 'written anew';
    const sessionId = this.#wish?.sessionId ?? '';
    const source = (offset: number): SessionLineSource => ({ sessionId, path, offset, mtimeMs, agent });
    const { offset, check } = this.#lines.read(fd, from, size, {
      lines: (bytes, at) => {
        for (let start = 0; start < bytes.length;) {
          const found = bytes.indexOf(LF, start);
          const end = found < 0 ? bytes.length : found;
          this.#take(bytes.subarray(start, end), source(at + start));
          start = end + 1;
        }
      },
      // Complete but for its line feed, perhaps; it comes again, and counts once.
      rest: (bytes, at) => {
        this.#take(bytes, source(at));
      },
      stopped: () => false,
    });
    this.#read.set(path, { inode: ino, size, mtimeMs, offset, check });
    return 'read';
  }

  #take(line: Buffer, source: SessionLineSource): void {
    for (const event of sessionEvents(line, source)) this.#count.add(event);
  }
}
