import fs from 'node:fs';
import path from 'node:path';
import type { Scans } from '../pass';
import type { TranscriptRoot } from '../types';
import { FolderWatch, type WatchSystem } from './watch-folders';

/** Claude Code writes several lines in a burst: they are read together, this long after the first. */
const GATHER_MS = 80;
/** Without a watch, everything is looked at this often, or more rarely where that takes long. */
const POLL_MS = 700;
const POLL_SHARE = 20;
/**
 * With one too: a watch on a network share hears only of what this machine does, and one on a local disk loses events
 * when very many come at once.
 */
const SWEEP_MS = 60_000;
const SWEEP_SHARE = 500;
/** On a local disk, where nothing was heard: looking at fifty thousand files a minute would be work for nothing. */
const QUIET_MS = 60 * 60_000;
/** A root that is not there yet is looked for this often. */
const MISSING_MS = 5000;

/** Who hears how following goes. */
export interface FollowListener {
  /** Why there is no watch; the follower then polls. */
  readonly failed: (reason: string) => void;
  /** After each reading. */
  readonly read: () => void;
}

/** Follows the transcripts as they grow, on the thread that scans them. */
export class Follower {
  readonly #scans: Scans;
  readonly #roots: readonly TranscriptRoot[];
  readonly #watch: FolderWatch;
  readonly #listener: FollowListener;
  readonly #system: WatchSystem;
  readonly #changed = new Set<string>();
  #there: readonly string[] = [];
  #everything = false;
  #polls = false;
  #gather: NodeJS.Timeout | null = null;
  #sweep: NodeJS.Timeout | null = null;
  /** How long after something was heard everything is looked at (ms). */
  #sweepMs = SWEEP_MS;
  /** Whether that is due already. */
  #isSweepDue = true;
  #missing: NodeJS.Timeout | null = null;

  constructor(scans: Scans, roots: readonly TranscriptRoot[], system: WatchSystem, listener: FollowListener) {
    this.#scans = scans;
    this.#roots = roots;
    this.#listener = listener;
    this.#system = system;
    this.#watch = new FolderWatch(
      {
        file: (file) => {
          if (this.#rootOf(file) === undefined) return;
          this.#changed.add(file);
          this.#soon();
        },
        anything: () => {
          this.#everything = true;
          this.#soon();
        },
        failed: (reason) => {
          this.#polls = true;
          listener.failed(reason);
        },
      },
      system,
    );
  }

  /** Scans everything once and follows from there. */
  start(): void {
    this.#there = this.#roots.map(({ dir }) => dir).filter((dir) => fs.existsSync(dir));
    this.#all();
    this.#missing = setInterval(() => {
      this.#findMissing();
    }, MISSING_MS);
  }

  close(): void {
    this.#watch.close();
    for (const timer of [this.#gather, this.#sweep]) if (timer !== null) clearTimeout(timer);
    if (this.#missing !== null) clearInterval(this.#missing);
  }

  #soon(): void {
    if (!this.#isSweepDue) this.#sweepIn(this.#sweepMs);
    this.#isSweepDue = true;
    this.#gather ??= setTimeout(() => {
      this.#gather = null;
      this.#read();
    }, GATHER_MS);
  }

  #read(): void {
    if (this.#everything) {
      this.#all();
      return;
    }
    const files = [...this.#changed];
    this.#changed.clear();
    this.#scans.some(files, (file) => this.#rootOf(file)?.account ?? null);
    this.#listener.read();
  }

  #all(): void {
    this.#everything = false;
    this.#changed.clear();
    const { found, summary } = this.#scans.all(this.#roots);
    this.#listener.read();
    const roots = this.#roots.map(({ dir }) => dir);
    if (!this.#polls && this.#watch.follow(roots, found.folders)) {
      // Between the look into a new folder and its watch, something may have come.
      this.#everything = true;
      this.#soon();
    }
    const [least, share] = this.#polls ? [POLL_MS, POLL_SHARE] : [SWEEP_MS, SWEEP_SHARE];
    this.#sweepMs = Math.max(least, share * summary.workMs);
    const hearsAll = !this.#polls && found.folders.every((dir) => this.#system.isLocal(dir));
    this.#isSweepDue = !hearsAll || this.#gather !== null;
    this.#sweepIn(this.#isSweepDue ? this.#sweepMs : Math.max(QUIET_MS, this.#sweepMs));
  }

  #sweepIn(ms: number): void {
    if (this.#sweep !== null) clearTimeout(this.#sweep);
    this.#sweep = setTimeout(() => {
      this.#all();
    }, ms);
  }

  #findMissing(): void {
    const before = this.#there;
    this.#there = this.#roots.map(({ dir }) => dir).filter((dir) => fs.existsSync(dir));
    if (this.#there.some((dir) => !before.includes(dir))) this.#all();
  }

  #rootOf(file: string): TranscriptRoot | undefined {
    return this.#roots.find(
      ({ dir, only }) => file.startsWith(dir + path.sep) && (only === undefined || file.includes(only)),
    );
  }
}
