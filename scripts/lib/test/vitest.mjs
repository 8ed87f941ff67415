// Unit and renderer tests: vitest inside Electron's own Node, so that they see what the app will see.
import path from 'node:path';
import { electronExe } from '../paths.mjs';
import { toolFile } from '../run.mjs';
import { judge, vitestCounts } from './counts.mjs';
import { runTool } from './processes.mjs';

/**
 * @param {string} name of the step
 * @param {NodeJS.ProcessEnv} [extra]
 * @param {string[]} [more] arguments
 * @returns {import('./runner.mjs').Step}
 */
export function vitestStep(name, extra = {}, more = []) {
  return {
    name,
    run: async ({ workspace }) => {
      const report = path.join(workspace.dir, `${name}.json`);
      const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...more];
      const exe = /** @type {string} */ (electronExe());
      const env = { ...workspace.env, ...extra, ELECTRON_RUN_AS_NODE: '1' };
      const code = await runTool([exe, toolFile('vitest'), ...args], { env });
      return [{ step: name, ...judge(code, vitestCounts(report)) }];
    },
  };
}
