import path from 'node:path';
import { Collector, type Batch } from './collector';
import { factsOf, findTranscripts, type Found } from './find-transcripts';
import { FileScanner, isUnchanged, type FileFacts } from './scan-file';
import type { FileMemory, ScanProgress, ScanSummary, TranscriptRoot } from './types';

/** Who hears of a scan. Everything is called while it runs, on its thread. */
export interface PassListener {
  readonly batch: (batch: Batch) => void;
  readonly drop: (paths: readonly string[]) => void;
  readonly progress: (progress: ScanProgress) => void;
  readonly stopped: () => boolean;
}

/** Progress is told at most this often. */
const PROGRESS_MS = 50;

/** Scans in this thread, over and over: remembers what it read, and reads only what is new. */
export class Scans {
  readonly #known: Map<string, FileMemory>;
  readonly #listener: PassListener;
  readonly #collector: Collector;
  readonly #scanner: FileScanner;
  #toldAt = 0;

  constructor(known: readonly FileMemory[], listener: PassListener) {
    this.#known = new Map(known.map((memory) => [memory.path, memory]));
    this.#listener = listener;
    this.#collector = new Collector(listener.batch);
    this.#scanner = new FileScanner(this.#collector);
  }

  /** All transcripts that were read. */
  paths(): Iterable<string> {
    return this.#known.keys();
  }

  /**
   * Looks through the roots and reads all that is new, the oldest first: so the session that a response was made in is
   * told before those that copied it.
   */
  all(roots: readonly TranscriptRoot[]): { readonly summary: ScanSummary; readonly found: Found } {
    const began = performance.now();
    const found = findTranscripts(roots);
    this.#forgetMissing(roots, found);
    const changed = found.files.filter((facts) => !isUnchanged(this.#known.get(facts.path), facts));
    changed.sort((a, b) => a.mtimeMs - b.mtimeMs);
    const read = this.#read(changed);
    let lines = 0;
    let skippedLines = 0;
    for (const { path: file } of found.files) {
      const memory = this.#known.get(file);
      lines += memory?.lines ?? 0;
      skippedLines += memory?.skippedLines ?? 0;
    }
    const workMs = performance.now() - began;
    return { found, summary: { files: found.files.length, lines, skippedLines, ...read, workMs } };
  }

  /** Reads what is new in these files alone; those that are gone are forgotten. */
  some(files: Iterable<string>, accountOf: (file: string) => string | null): void {
    const changed: FileFacts[] = [];
    const gone: string[] = [];
    for (const file of files) {
      const facts = factsOf(file, accountOf(file));
      if (facts === null) {
        if (this.#known.delete(file)) gone.push(file);
      } else if (!isUnchanged(this.#known.get(file), facts)) changed.push(facts);
    }
    if (gone.length > 0) this.#listener.drop(gone);
    this.#read(changed);
  }

  #read(
    changed: readonly FileFacts[],
  ): Pick<ScanSummary, 'filesRead' | 'bytesRead' | 'unreadable' | 'stopped'> {
    const bytesTotal = changed.reduce((sum, facts) => sum + this.#newBytes(facts), 0);
    const count = { filesRead: 0, bytesRead: 0, unreadable: 0, stopped: false };
    let filesDone = 0;
    let bytesDone = 0;
    for (const facts of changed) {
      if (this.#listener.stopped()) {
        count.stopped = true;
        break;
      }
      bytesDone += this.#newBytes(facts);
      const outcome = this.#scanner.scan(facts, this.#known.get(facts.path), this.#listener.stopped);
      if (outcome.kind === 'unreadable') count.unreadable += 1;
      else {
        count.filesRead += 1;
        count.bytesRead += outcome.bytesRead;
        if (!outcome.whole) count.stopped = true;
        this.#known.set(facts.path, outcome.memory);
        this.#collector.fileDone(outcome.memory);
      }
      filesDone += 1;
      this.#tell({ filesDone, filesTotal: changed.length, bytesDone, bytesTotal });
    }
    this.#collector.flush();
    return count;
  }

  #newBytes({ path: file, size }: FileFacts): number {
    return Math.max(0, size - (this.#known.get(file)?.offset ?? 0));
  }

  #tell(progress: ScanProgress): void {
    const now = performance.now();
    if (progress.filesDone < progress.filesTotal && now - this.#toldAt < PROGRESS_MS) return;
    this.#toldAt = now;
    this.#listener.progress(progress);
  }

  /** What lies in a folder that cannot be looked into may still be there. */
  #forgetMissing(roots: readonly TranscriptRoot[], found: Found): void {
    const there = new Set(found.files.map(({ path: file }) => file));
    const isBelow = (file: string, dir: string): boolean => file.startsWith(dir + path.sep);
    const gone = [...this.#known.keys()].filter(
      (file) =>
        !there.has(file) &&
        roots.some(({ dir }) => isBelow(file, dir)) &&
        !found.closed.some((dir) => isBelow(file, dir)),
    );
    for (const file of gone) this.#known.delete(file);
    if (gone.length > 0) this.#listener.drop(gone);
  }
}
