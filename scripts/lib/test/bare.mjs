// The deb on a bare Debian: a root made by debootstrap, in it nothing but what apt brings for the deb itself. As root
// only; mounts are made in a name space of their own and are gone with it.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../paths.mjs';
import { SetupError, withProgress } from '../report.mjs';
import { lastLines, run, toolFile } from '../run.mjs';
import { ensureSystem } from '../system/index.mjs';
import { judge, playwrightCounts } from './counts.mjs';
import { INSTALLED, newestDeb } from './package.mjs';
import { canChangeUser } from './plain-user.mjs';
import { runTool } from './processes.mjs';

const SESSION = fileURLToPath(new URL('./session.mjs', import.meta.url));
const SUITE = 'bookworm';
/** What asks the files of the package itself, or starts it by a path that only holds inside, is for the other step. */
const ELSEWHERE = 'autostart|cage of their own|takes no code|link|fuse|packed|came along|menu entry';

/** @type {import('./runner.mjs').Step} */
export const BARE = {
  name: 'bare',
  run: async ({ workspace }) => {
    if (!canChangeUser()) throw new SetupError('A bare system takes root.', 'Name other steps.');
    await ensureSystem(['long', 'bare']);
    const { packageAll } = await import('../package/index.mjs');
    await packageAll({ release: false, targets: ['deb'] });
    const bare = path.join(workspace.dir, 'bare');
    await step(`debootstrap ${SUITE}`, 'debootstrap', ['--variant=minbase', SUITE, bare]);
    fs.copyFileSync(newestDeb(), path.join(bare, 'quotide.deb'));
    await step('apt-get install ./quotide.deb', 'chroot', [
      bare,
      'apt-get',
      ...QUIET,
      'install',
      '/quotide.deb',
    ]);
    const rows = [await libraries(bare)];
    const folder = entrance(path.join(workspace.dir, 'entrance'), bare);
    const env = { ...workspace.env, QUOTIDE_TEST_NO_SANDBOX: '1' };
    const report = path.join(workspace.dir, 'bare.json');
    /** @type {(step: string, args: string[], more: Record<string, string>) => Promise<void>} */
    const suite = async (step, args, more) => {
      const variables = { ...env, ...more, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
      fs.rmSync(report, { force: true });
      const code = await runTool(inside(bare, folder, args), { env: variables });
      rows.push({ step, ...judge(code, playwrightCounts(report)) });
    };
    await suite(`bare ${SUITE}`, [`--grep-invert=${ELSEWHERE}`], { QUOTIDE_TEST_PACKAGED: folder });
    const long = path.join(root, 'test', 'long', 'playwright.config.ts');
    await suite('bare: panel, restart, removal', [`--config=${long}`], { QUOTIDE_TEST_BARE: bare });
    const left = [INSTALLED, '/usr/bin/quotide', '/usr/share/applications/quotide.desktop'].filter(
      (file) => fs.lstatSync(path.join(bare, file), { throwIfNoEntry: false }) !== undefined,
    );
    for (const file of left) process.stderr.write(`left after removal: ${file}\n`);
    const failed = left.length > 0 ? 1 : 0;
    return [...rows, { step: 'bare: nothing left', passed: 1 - failed, failed }];
  },
};

const QUIET = ['-q', '-y', '--no-install-recommends'];

/**
 * @param {string} label
 * @param {string} command
 * @param {string[]} args
 */
async function step(label, command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
  const result = await withProgress(label, () => run(command, args, { env }));
  if (result.code !== 0) throw new Error(`${label}: ${lastLines(result.stderr || result.stdout, 8)}`);
}

/**
 * Whether all that the package's programs are linked to came with what it declares.
 * @param {string} bare
 */
async function libraries(bare) {
  const find = `find ${INSTALLED} -type f \\( -name '*.node' -o -name '*.so*' -o -perm -100 \\) -exec ldd {} + 2>/dev/null`;
  const { stdout } = await run('chroot', [bare, 'sh', '-c', find]);
  const missing = stdout.split('\n').filter((line) => line.includes('not found'));
  for (const line of missing) process.stderr.write(`not there with what the deb declares:${line}\n`);
  const failed = missing.length > 0 || !stdout.includes('libgtk-3') ? 1 : 0;
  return { step: 'bare: libraries', passed: 1 - failed, failed };
}

/**
 * A folder that looks like the package's and starts what is in the root.
 * @param {string} folder
 * @param {string} bare
 */
function entrance(folder, bare) {
  const bin = path.join(folder, 'resources', 'bin');
  fs.mkdirSync(bin, { recursive: true });
  const enter = (/** @type {string} */ program) => `#!/bin/sh\nexec chroot '${bare}' ${program} "$@"\n`;
  // What a menu or a login starts has no switch for root, and none by which a test sees its pages.
  const switches = '${QUOTIDE_TEST_PORT:+--no-sandbox --remote-debugging-port=$QUOTIDE_TEST_PORT}';
  fs.writeFileSync(path.join(folder, 'quotide'), enter(`${INSTALLED}/quotide ${switches}`), { mode: 0o755 });
  fs.writeFileSync(path.join(bin, 'quotide'), enter('/usr/bin/quotide'), { mode: 0o755 });
  return folder;
}

/**
 * Tests with the root's /proc, /dev and /tmp in place: display, session bus and the tests' homes lie in /tmp. Where the
 * package would be, the entrance is: menu entry and autostart name that path.
 * @param {string} bare
 * @param {string} folder the entrance
 * @param {string[]} args for Playwright
 */
function inside(bare, folder, args) {
  const mounts = ['proc', 'dev', 'sys', 'tmp'].map((name) => `mount --rbind /${name} '${bare}/${name}'`);
  const place = ['mount -t tmpfs none /opt', `mkdir ${INSTALLED}`, `mount --bind '${folder}' ${INSTALLED}`];
  const tool = toolFile('@playwright/test', 'playwright');
  const words = [process.execPath, SESSION, process.execPath, tool, 'test', '--reporter=list,json', ...args];
  const line = [...mounts, ...place, `exec ${words.map((word) => `'${word}'`).join(' ')}`].join(' && ');
  return ['unshare', '--mount', '--propagation=private', 'sh', '-c', `cd '${root}' && ${line}`];
}
