// Playwright's long tests, on a screen and a session bus of their own. Linux only.
import path from 'node:path';
import { root } from '../paths.mjs';
import { toolFile } from '../run.mjs';
import { needsNoSandbox } from '../sandbox.mjs';
import { judge, playwrightCounts } from './counts.mjs';
import { runTool } from './processes.mjs';
import { playwrightTimes } from './slowest.mjs';

const here = (/** @type {string[]} */ ...names) => path.join(root, ...names);

/**
 * A step that runs the specs of a folder, or one spec, below `test/long`.
 * @param {string} name of the step
 * @param {string} specs begin of their path there
 * @param {() => Promise<NodeJS.ProcessEnv>} [prepare] gives what they need of the environment
 * @returns {import('./runner.mjs').Step}
 */
export function longSpecs(name, specs, prepare = async () => ({})) {
  const config = `--config=${here('test', 'long', 'playwright.config.ts')}`;
  return specStep(name, [config, `long/${specs}`], prepare);
}

/**
 * A step that runs specs of `test/e2e`, with more repetitions than `npm test` has.
 * @param {string} name of the step
 * @param {readonly (readonly string[])[]} runs words of Playwright's command line, one list for each run
 * @returns {import('./runner.mjs').Step}
 */
export function repeatedSpecs(name, runs) {
  return {
    name,
    run: async (context) => {
      const rows = [];
      for (const words of runs) {
        const step = specStep(words[0] ?? name, [...words], async () => ({ QUOTIDE_LONG: '1' }));
        rows.push(...(await step.run(context)));
      }
      return rows;
    },
  };
}

/**
 * @param {string} name
 * @param {string[]} words of Playwright's command line
 * @param {() => Promise<NodeJS.ProcessEnv>} prepare
 * @returns {import('./runner.mjs').Step}
 */
function specStep(name, words, prepare) {
  return {
    name,
    run: async ({ workspace }) => {
      const report = path.join(workspace.dir, `${name}.json`);
      const env = {
        ...workspace.env,
        ...(needsNoSandbox() ? { QUOTIDE_TEST_NO_SANDBOX: '1' } : {}),
        ...(await prepare()),
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      };
      const playwright = [
        toolFile('@playwright/test', 'playwright'),
        'test',
        '--reporter=list,json',
        ...words,
      ];
      const session = here('scripts', 'lib', 'test', 'session.mjs');
      const code = await runTool([process.execPath, session, process.execPath, ...playwright], { env });
      return [{ step: name, ...judge(code, playwrightCounts(report)), times: playwrightTimes(report) }];
    },
  };
}
