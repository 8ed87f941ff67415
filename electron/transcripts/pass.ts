import path from 'node:path';
import { Collector, type Batch } from './collector';
import { atOnce, lookAt, stepsOfFinding, type ChangedFile, type Found } from './find/find-transcripts';
import { KnownFiles } from './find/known-files';
import type { MemoryPack } from './find/memory-pack';
import { LineReader } from './parse/lines';
import { RowReader } from './read/row-reader';
import { FileScanner } from './read/scan-file';
import type { ScanProgress, ScanSummary, TranscriptRoot } from './types';
import type { WorkingFolder } from './working-folder';

/** Who hears of a scan. Everything is called while it runs, on its thread. */
export interface PassListener {
  readonly batch: (batch: Batch) => void;
  /** What is remembered, in few packs: in the place of all that was told before. */
  readonly tidy: (packs: readonly MemoryPack[]) => void;
  readonly progress: (progress: ScanProgress) => void;
  readonly stopped: () => boolean;
  /** Epoch ms; given by tests. */
  readonly now?: () => number;
  /** Where the process may go into the folders; the caller leaves the last one. */
  readonly place?: WorkingFolder | null;
}

/** What a look through the roots came to, before anything is read. */
export interface Look {
  readonly found: Found;
  /** Bytes that are new. */
  readonly newBytes: number;
  /** When the look began, by the monotonic clock (ms). */
  readonly began: number;
}

type Counts = Pick<ScanSummary, 'filesRead' | 'bytesRead' | 'unreadable' | 'stopped'>;

/** Progress is told at most this often. */
const PROGRESS_MS = 50;
/** A step of reading ends after so many files, or with the one with which it comes to so many bytes. */
const STEP_FILES = 16;
const STEP_BYTES = 256 * 1024;

/** Scans in this thread, over and over: remembers what it read, and reads only what is new. */
export class Scans {
  readonly #known: KnownFiles;
  readonly #listener: PassListener;
  readonly #collector: Collector;
  #scanner: FileScanner;
  #toldAt = 0;

  constructor(known: readonly MemoryPack[], listener: PassListener) {
    this.#known = new KnownFiles(known);
    this.#listener = listener;
    this.#collector = new Collector((batch) => {
      this.#known.kept(batch.folders);
      listener.batch(batch);
    });
    this.#scanner = new FileScanner(new LineReader(this.#collector), { place: listener.place });
  }

  /** From now on reads with the module for millions of lines; uses come as rows. @param code that module */
  useRows(code: WebAssembly.Module): void {
    const collector = this.#collector;
    const reader = new RowReader(code, {
      title: collector.title,
      full: () => {
        collector.flush();
      },
    });
    collector.takeRows(() => reader.take());
    this.#scanner = new FileScanner(reader, { buffer: reader, place: this.#listener.place });
  }

  /** Whether nothing was ever read. */
  isFirst(): boolean {
    return this.#known.isEmpty;
  }

  /** All transcripts that were read. */
  paths(): Iterable<string> {
    return this.#known.paths();
  }

  /** Looks through the roots and reads all that is new. */
  all(roots: readonly TranscriptRoot[]): { readonly summary: ScanSummary; readonly found: Found } {
    const look = atOnce(this.look(roots));
    return { found: look.found, summary: this.read(look) };
  }

  /** Looks through the roots, a folder a step; reads nothing. */
  *look(roots: readonly TranscriptRoot[]): Generator<void, Look, void> {
    const began = performance.now();
    const { now, place } = this.#listener;
    const found = yield* stepsOfFinding(roots, this.#known, now?.(), place);
    const newBytes = found.changed.reduce((sum, file) => sum + newBytesOf(file), 0);
    return { found, newBytes, began };
  }

  /**
   * Reads all that is new, the oldest first: so the session that a response was made in comes before those that copied it.
   */
  read(look: Look): ScanSummary {
    return atOnce(this.reading(look));
  }

  /** The same, some files a step: for a thread that has other things to do. */
  *reading({ found, newBytes, began }: Look): Generator<void, ScanSummary, void> {
    for (const { dir, name } of found.gone) this.#forget(dir, name);
    for (const dir of found.goneFolders) this.#known.forget(dir);
    const changed = found.changed.toSorted((a, b) => a.mtimeMs - b.mtimeMs);
    const read = yield* this.#read(changed, newBytes);
    for (const { dir, state } of found.quiet) if (state !== null) this.#collector.folder(dir, state);
    this.#collector.flush();
    this.#tidy();
    let lines = 0;
    let skippedLines = 0;
    for (const dir of found.folders) {
      const sums = this.#known.find(dir)?.lines();
      lines += sums?.lines ?? 0;
      skippedLines += sums?.skippedLines ?? 0;
    }
    const workMs = performance.now() - began;
    return { files: found.files, lines, skippedLines, ...read, workMs };
  }

  /** Reads what is new in these files alone; those that are gone are forgotten. */
  some(files: Iterable<string>, accountOf: (file: string) => string | null): void {
    const changed: ChangedFile[] = [];
    for (const file of files) {
      const dir = path.dirname(file);
      const name = path.basename(file);
      const look = lookAt(file);
      if (look === null) {
        this.#forget(dir, name);
        continue;
      }
      const folder = this.#known.of(dir);
      const { inode, device, size, mtimeMs } = look;
      const place = folder.placeOf(name);
      if (place >= 0 && folder.isUnchanged(place, inode, device, size, mtimeMs)) continue;
      changed.push({ folder, name, place, account: accountOf(file), inode, device, size, mtimeMs });
    }
    const newBytes = changed.reduce((sum, file) => sum + newBytesOf(file), 0);
    atOnce(this.#read(changed, newBytes));
    this.#collector.flush();
    this.#tidy();
  }

  *#read(changed: readonly ChangedFile[], bytesTotal: number): Generator<void, Counts, void> {
    const count = { filesRead: 0, bytesRead: 0, unreadable: 0, stopped: false };
    const place = this.#listener.place ?? null;
    let filesDone = 0;
    let bytesDone = 0;
    let stepEnd = STEP_BYTES;
    for (const file of changed) {
      const { folder, name } = file;
      count.stopped ||= this.#listener.stopped();
      if (count.stopped) {
        // What is not known yet has to be found again.
        folder.state = null;
        continue;
      }
      // Not for a single file: to go into its folder takes as long as its path.
      if (changed[filesDone + 1]?.folder === folder) place?.enter(folder.dir);
      bytesDone += newBytesOf(file);
      const known = file.place < 0 ? undefined : folder.get(name);
      const outcome = this.#scanner.scan(folder.dir + path.sep + name, file, known, this.#listener.stopped);
      if (outcome.kind === 'unreadable') {
        folder.state = null;
        count.unreadable += 1;
      } else {
        count.filesRead += 1;
        count.bytesRead += outcome.bytesRead;
        if (!outcome.whole) count.stopped = true;
        if (file.place < 0) folder.add(name, outcome.state);
        else folder.set(name, outcome.state);
        this.#collector.file(folder.dir, name, outcome.state);
      }
      filesDone += 1;
      if (filesDone < changed.length && filesDone % STEP_FILES !== 0 && bytesDone < stepEnd) continue;
      this.#tell(filesDone, changed.length, bytesDone, bytesTotal);
      stepEnd = bytesDone + STEP_BYTES;
      yield;
    }
    return count;
  }

  #tell(filesDone: number, filesTotal: number, bytesDone: number, bytesTotal: number): void {
    const now = performance.now();
    if (filesDone < filesTotal && now - this.#toldAt < PROGRESS_MS) return;
    this.#toldAt = now;
    this.#listener.progress({ filesDone, filesTotal, bytesDone, bytesTotal });
  }

  #forget(dir: string, name: string): void {
    if (this.#known.find(dir)?.delete(name) === true) this.#collector.file(dir, name, null);
  }

  #tidy(): void {
    const packs = this.#known.tidied();
    if (packs !== null) this.#listener.tidy(packs);
  }
}

function newBytesOf({ folder, name, place, size }: ChangedFile): number {
  // A new file is most of what there is at first; to look for its name takes longer than this.
  return place < 0 ? size : Math.max(0, size - (folder.get(name)?.offset ?? 0));
}
