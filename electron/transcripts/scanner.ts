import { Worker } from 'node:worker_threads';
import { errorMessage } from '../core/error-message';
import { err, ok, type Result } from '../core/result';
import type { PromptsWish, SessionPrompts } from '../core/sessions/prompts';
import { unpackUses } from './batch';
import { Intake } from './intake';
import { Control, type WorkerNews, type WorkerOrder, type WorkerStart } from './messages';
import type { LedgerSink, ScanMemory, ScanProgress, ScanSummary, TranscriptRoot } from './types';

export interface ScannerParts {
  /** Path of the built worker, `scan-worker.cjs` beside the program's own bundle. */
  readonly workerFile: string;
  readonly sink: LedgerSink;
  readonly memory: ScanMemory;
  /** Whether others wait for this thread (in the app): then no transaction is long. */
  readonly shared?: boolean;
  readonly onProgress?: (progress: ScanProgress) => void;
  /** After a batch is in the ledger: what is computed from it is out of date. */
  readonly onNews?: () => void;
  /** The prompts of the session that is watched, again with each of its lines. */
  readonly onSession?: (prompts: SessionPrompts) => void;
  /** What went wrong or is not as it should be, in one sentence, for the log. */
  readonly onTrouble?: (sentence: string) => void;
}

/** Reads Claude Code's transcripts into the ledger, on a thread of its own. It reads and nothing more. */
export interface TranscriptScanner {
  /** Reads all that is new, once. One at a time: rejects nothing, the error is one sentence. */
  readonly scan: (roots: readonly TranscriptRoot[]) => Promise<Result<ScanSummary, string>>;
  /** Reads all that is new and from then on what is added, within a second, until `close`; other roots replace these. */
  readonly follow: (roots: readonly TranscriptRoot[]) => void;
  /** Reads the prompts of a session from now on, or of none; needs `follow`. */
  readonly watchSession: (wish: PromptsWish | null) => void;
  /** Ends what is under way after at most half a megabyte; `scan` and `follow` go on from there. */
  readonly stop: () => void;
  readonly close: () => Promise<void>;
}

/** After a failure of the worker or the ledger, following begins again this much later. */
const AGAIN_MS = 30_000;

export function createScanner(parts: ScannerParts): TranscriptScanner {
  const scanner = new Scanner(parts);
  return {
    scan: (roots) => scanner.scan(roots),
    follow: (roots) => scanner.follow(roots),
    watchSession: (wish) => scanner.watchSession(wish),
    stop: () => scanner.stop(),
    close: () => scanner.close(),
  };
}

interface Running {
  readonly worker: Worker;
  readonly control: Control;
  readonly intake: Intake;
}

class Scanner {
  readonly #parts: ScannerParts;
  #running: Running | null = null;
  #settle: ((result: Result<ScanSummary, string>) => void) | null = null;
  #followed: readonly TranscriptRoot[] | null = null;
  #session: PromptsWish | null = null;
  #again: NodeJS.Timeout | null = null;

  constructor(parts: ScannerParts) {
    this.#parts = parts;
  }

  async scan(roots: readonly TranscriptRoot[]): Promise<Result<ScanSummary, string>> {
    if (this.#settle !== null) return err('A scan is under way already.');
    return new Promise((resolve) => {
      this.#settle = resolve;
      this.#order({ kind: 'scan', roots });
    });
  }

  follow(roots: readonly TranscriptRoot[]): void {
    const isNew = this.#running === null;
    this.#followed = roots;
    this.#order({ kind: 'follow', roots });
    if (isNew && this.#session !== null) this.#order({ kind: 'session', wish: this.#session });
  }

  watchSession(wish: PromptsWish | null): void {
    this.#session = wish;
    // A worker that begins later is told then.
    if (this.#running !== null) this.#order({ kind: 'session', wish });
  }

  stop(): void {
    this.#running?.control.stop();
  }

  async close(): Promise<void> {
    this.#followed = null;
    if (this.#again !== null) clearTimeout(this.#again);
    const running = this.#running;
    this.#running = null;
    running?.control.stop();
    running?.intake.close();
    this.#finish(err('The scanner was closed.'));
    await running?.worker.terminate();
  }

  #order(order: WorkerOrder): void {
    try {
      this.#running ??= this.#start();
    } catch (error) {
      this.#failed(errorMessage(error));
      return;
    }
    this.#running.control.goOn();
    this.#running.worker.postMessage(order);
  }

  #start(): Running {
    const { sink, memory, shared = false } = this.#parts;
    const control = new Control();
    const workerData: WorkerStart = { known: memory.load(), control: control.buffer, gives: shared };
    const worker = new Worker(this.#parts.workerFile, { workerData, execArgv: [] });
    const isCurrent = (): boolean => this.#running === running;
    const failed = (error: unknown): void => {
      if (isCurrent()) this.#failed(errorMessage(error));
    };
    const running: Running = { worker, control, intake: new Intake({ sink, memory, shared, failed }) };
    worker.on('message', (news: WorkerNews) => {
      if (isCurrent()) this.#hear(news, running);
    });
    worker.on('error', failed);
    worker.on('exit', () => {
      if (isCurrent()) this.#failed('the reading thread ended');
    });
    return running;
  }

  #hear(news: WorkerNews, { control, intake }: Running): void {
    const { memory, onProgress, onTrouble } = this.#parts;
    if (news.kind === 'progress') onProgress?.(news.progress);
    else if (news.kind === 'session') this.#parts.onSession?.(news.prompts);
    else if (news.kind === 'polls')
      onTrouble?.(`Transcripts cannot be watched (${news.reason}): they are polled.`);
    else if (news.kind === 'batch') {
      const { titles, memory: pack } = news;
      intake.add({ uses: unpackUses(news.uses), titles, memory: pack, done: () => this.#taken(control) });
    } else if (news.kind === 'tidy') {
      intake.then(() => {
        memory.replace(news.packs);
      });
    } else {
      intake.then(() => {
        this.#finish(ok(news.summary));
      });
    }
  }

  #taken(control: Control): void {
    const { sink, onNews } = this.#parts;
    const taken = (): void => {
      control.taken();
    };
    const settled = sink.settled?.() ?? null;
    // Not at once: the port hands over all that has come in one turn, and more would come meanwhile.
    if (settled === null) setImmediate(taken);
    else void settled.then(taken);
    onNews?.();
  }

  /** The worker knows more than was kept: another one begins with what was. */
  #failed(reason: string): void {
    const running = this.#running;
    this.#running = null;
    running?.control.stop();
    running?.intake.close();
    void running?.worker.terminate();
    const sentence = `The transcripts could not be read: ${reason}.`;
    this.#parts.onTrouble?.(sentence);
    this.#finish(err(sentence));
    const roots = this.#followed;
    if (roots === null || this.#again !== null) return;
    this.#again = setTimeout(() => {
      this.#again = null;
      if (this.#followed !== null) this.follow(this.#followed);
    }, AGAIN_MS);
    this.#again.unref();
  }

  #finish(result: Result<ScanSummary, string>): void {
    const settle = this.#settle;
    this.#settle = null;
    settle?.(result);
  }
}
