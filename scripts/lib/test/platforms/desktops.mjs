// The app on real desktops in the Debian beside this system, on a screen of their own. Playwright runs in there too.
import path from 'node:path';
import { ensureDist } from '../../build/index.mjs';
import { cacheDir, root } from '../../paths.mjs';
import { toolFile } from '../../run.mjs';
import { judge, playwrightCounts } from '../counts.mjs';
import { runTool } from '../processes.mjs';
import { playwrightTimes } from '../slowest.mjs';
import { ensureDebian, inDebian } from './debian.mjs';
import { ensureNode } from './node-release.mjs';

/**
 * @param {string} name of the step and of its spec
 * @param {'sway' | 'gnome' | 'lxqt'} group Debian's packages
 * @returns {import('../runner.mjs').Step}
 */
function desktop(name, group) {
  return {
    name,
    run: async ({ workspace }) => {
      await ensureDist();
      const home = await ensureDebian(['electron', group]);
      const node = await ensureNode('linux-x64');
      const report = path.join(workspace.dir, 'desktop.json');
      const binds = [root, workspace.dir, path.join(cacheDir(), 'platforms')];
      const session = path.join(root, 'scripts', 'lib', 'test', 'session.mjs');
      const playwright = [
        toolFile('@playwright/test', 'playwright'),
        'test',
        '--reporter=list,json',
        `--config=${path.join(root, 'test', 'long', 'playwright.config.ts')}`,
        `desktops/${name}.spec`,
      ];
      const words = inDebian(home, { binds, cwd: root }, [node, session, node, ...playwright]);
      const env = { ...workspace.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
      const code = await runTool(words, { env });
      return [{ step: name, ...judge(code, playwrightCounts(report)), times: playwrightTimes(report) }];
    },
  };
}

/** sway, GNOME Shell, LXQt. */
export const DESKTOPS = [desktop('wayland', 'sway'), desktop('gnome', 'gnome'), desktop('lxqt', 'lxqt')];
