// The app on a real panel with a real notification daemon: `npm run test:long -- panel`. Linux only.
import path from 'node:path';
import { root } from '../paths.mjs';
import { toolFile } from '../run.mjs';
import { needsNoSandbox } from '../sandbox.mjs';
import { judge, playwrightCounts } from './counts.mjs';
import { runTool } from './processes.mjs';

const here = (/** @type {string[]} */ ...names) => path.join(root, ...names);

/** @type {import('./runner.mjs').Step} */
export const PANEL = {
  name: 'panel',
  run: async ({ name, workspace }) => {
    const report = path.join(workspace.dir, 'panel.json');
    const env = {
      ...workspace.env,
      ...(needsNoSandbox() ? { QUOTIDE_TEST_NO_SANDBOX: '1' } : {}),
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    };
    const config = `--config=${here('test', 'long', 'playwright.config.ts')}`;
    const playwright = [toolFile('@playwright/test', 'playwright'), 'test', config, '--reporter=list,json'];
    const session = here('scripts', 'lib', 'test', 'session.mjs');
    const code = await runTool([process.execPath, session, process.execPath, ...playwright], { env });
    return [{ step: name, ...judge(code, playwrightCounts(report)) }];
  },
};
