// What `npm test` and `npm run test:long` have in common.
import { runMain } from '../report.mjs';
import { setUp } from '../setup.mjs';
import { runSteps, selectSteps } from './runner.mjs';

/**
 * @param {import('./runner.mjs').Step[]} steps
 * @param {string[]} names of the steps to run
 * @param {boolean} [long] also what only the long suite needs of the machine
 */
export async function testMain(steps, names, long = false) {
  await runMain(async () => {
    const selected = selectSteps(steps, names);
    try {
      await setUp({ tests: true, long, dist: false });
    } catch (error) {
      process.stdout.write('0 passed, 1 failed\n');
      throw error;
    }
    return runSteps(selected);
  });
}
