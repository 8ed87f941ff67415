/** The thread of `checkInBackground`: checks one file and posts the result. */
import { parentPort, workerData } from 'node:worker_threads';
import { errorMessage } from '../../core/error-message';
import { isDamage } from './damage';
import { inspectHistory } from './inspect';

parentPort?.postMessage(check(String(workerData)));

function check(file: string): string {
  try {
    return inspectHistory(file).check;
  } catch (error) {
    // Counting the samples meets the damage too.
    if (isDamage(error)) return errorMessage(error);
    throw error;
  }
}
