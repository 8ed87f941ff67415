// `npm run screenshots`: makes the pictures in docs/screenshots from the running app.
// `npm run screenshots -- baselines`: draws anew what the tests compare popover and tray icons with; look before you
// commit.
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './lib/paths.mjs';
import { runMain } from './lib/report.mjs';
import { toolFile } from './lib/run.mjs';
import { setUp } from './lib/setup.mjs';
import { runTool } from './lib/test/processes.mjs';
import { makeWorkspace } from './lib/test/workspace.mjs';

const here = (/** @type {string} */ file) => fileURLToPath(new URL(file, import.meta.url));
const playwright = [process.execPath, toolFile('@playwright/test', 'playwright'), 'test', '--reporter=list'];

await runMain(async () => {
  await setUp({ tests: true });
  const workspace = makeWorkspace({ id: randomUUID() });
  const env = {
    ...workspace.env,
    QUOTIDE_E2E_OUTPUT: path.join(workspace.dir, 'states'),
    QUOTIDE_STATES: path.join(root, 'test', 'e2e', 'baselines'),
    QUOTIDE_TRAY_SHEETS: path.join(root, 'test', 'unit', 'core', 'tray', 'icon', 'sheets'),
    QUOTIDE_PICTURES: path.join(root, 'docs', 'screenshots'),
    // The pictures are of the demo's first moment; in its fast motion no two would be alike.
    QUOTIDE_DEMO_SCALE: '1',
  };
  const run = (/** @type {string[]} */ words) =>
    runTool([process.execPath, here('./lib/test/session.mjs'), ...playwright, ...words], { env });
  try {
    const baselines = process.argv.includes('baselines') ? ['--update-snapshots=all'] : [];
    // The states are those of the tests, so that no picture shows what is not tested.
    const tested = await run(['popover-pictures.spec', ...baselines]);
    if (tested !== 0) return tested;
    const config = here('./lib/screenshots/playwright.config.mjs');
    const which = baselines.length > 0 ? '--grep=@baseline' : '--grep-invert=@baseline';
    return await run([`--config=${config}`, which, `--output=${path.join(workspace.dir, 'pictures')}`]);
  } finally {
    workspace.remove();
  }
});
