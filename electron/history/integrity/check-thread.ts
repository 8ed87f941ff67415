/** The thread of `checkInBackground`: checks one file and says what it found. */
import { parentPort, workerData } from 'node:worker_threads';
import { inspectHistory } from './inspect';

parentPort?.postMessage(inspectHistory(String(workerData)).check);
