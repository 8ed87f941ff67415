import { Worker } from 'node:worker_threads';

/** Keeps SQLite from doing it where it hurts: at its 1000 pages it writes them all, and waits for the disk. */
export interface Checkpoints {
  /**
   * Counts rows that were written; once they are many, resolves when the log is in the file, after which the log begins
   * anew. `null`: nothing to wait for.
   */
  readonly wrote: (rows: number) => Promise<void> | null;
  readonly close: () => void;
}

/** A row of the ledger writes about a page: its key lies anywhere in the index. */
const ROWS = 600;
/** The thread costs some megabytes, and is needed for minutes in a lifetime. */
const IDLE_MS = 5000;

/**
 * Checkpoints in a thread of its own. Where that fails nothing is lost: SQLite does it with the next write.
 * @param program the built `history-checkpoint.cjs`
 * @param file the history's
 */
export function createCheckpoints(program: string, file: string): Checkpoints {
  let rows = 0;
  let worker: Worker | null = null;
  let answer: (() => void) | null = null;
  let idle: NodeJS.Timeout | null = null;
  const close = (): void => {
    if (idle !== null) clearTimeout(idle);
    void worker?.terminate();
    worker = null;
    answer?.();
    answer = null;
  };
  const start = (): Worker => {
    const made = new Worker(program, { workerData: file, execArgv: [] });
    made.on('message', () => {
      answer?.();
      answer = null;
    });
    for (const end of ['error', 'exit'] as const)
      made.on(end, () => {
        if (worker === made) close();
      });
    made.unref();
    return made;
  };
  return {
    wrote: (count) => {
      rows += count;
      if (rows < ROWS || answer !== null) return null;
      rows = 0;
      if (idle !== null) clearTimeout(idle);
      idle = setTimeout(close, IDLE_MS).unref();
      worker ??= start();
      const thread = worker;
      return new Promise((resolve) => {
        answer = resolve;
        thread.postMessage(null);
      });
    },
    close,
  };
}
