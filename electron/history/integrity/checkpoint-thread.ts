/** The thread of `createCheckpoints`: brings what is in the log into the file, each time it is told to. */
import Database from 'better-sqlite3';
import { parentPort, workerData } from 'node:worker_threads';

const db = new Database(String(workerData), { fileMustExist: true, timeout: 0 });
parentPort?.on('message', () => {
  try {
    // Holds up nobody who writes; what it cannot do now, the next one does.
    db.pragma('wal_checkpoint(PASSIVE)');
  } finally {
    parentPort?.postMessage(null);
  }
});
