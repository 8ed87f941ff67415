import { Worker } from 'node:worker_threads';

/** What a check found: `ok`, or SQLite's words for the first damage. */
export type Check = string;

/**
 * Checks a history in a thread of its own: the whole file is read, and nobody waits for it.
 * @param program  the built `history-check.cjs`
 * @returns rejects when the file cannot be read at all
 */
export function checkInBackground(program: string, file: string): Promise<Check> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(program, { workerData: file });
    worker.once('message', (found: Check) => {
      resolve(found);
    });
    worker.once('error', reject);
    worker.once('exit', (code) => {
      reject(new Error(`the check ended with ${code}`));
    });
    worker.unref();
  });
}
