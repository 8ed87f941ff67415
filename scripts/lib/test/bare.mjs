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
    await ensureSystem(['bare']);
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
    const report = path.join(workspace.dir, 'bare.json');
    const folder = entrance(path.join(workspace.dir, 'entrance'), bare);
    const env = {
      ...workspace.env,
      QUOTIDE_TEST_PACKAGED: folder,
      QUOTIDE_TEST_NO_SANDBOX: '1',
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    };
    const code = await runTool(inside(bare), { env });
    const rows = [{ step: `bare ${SUITE}`, ...judge(code, playwrightCounts(report)) }];
    await step('apt-get purge quotide', 'chroot', [bare, 'apt-get', ...QUIET, 'purge', 'quotide']);
    const left = [INSTALLED, '/usr/bin/quotide', '/usr/share/applications/quotide.desktop'].filter(
      (file) => fs.lstatSync(path.join(bare, file), { throwIfNoEntry: false }) !== undefined,
    );
    for (const file of left) process.stderr.write(`left after removal: ${file}\n`);
    return [
      ...rows,
      { step: 'bare: removal', passed: left.length > 0 ? 0 : 1, failed: left.length > 0 ? 1 : 0 },
    ];
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
 * A folder that looks like the package's and starts what is in the root.
 * @param {string} folder
 * @param {string} bare
 */
function entrance(folder, bare) {
  const bin = path.join(folder, 'resources', 'bin');
  fs.mkdirSync(bin, { recursive: true });
  const enter = (/** @type {string} */ program) => `#!/bin/sh\nexec chroot '${bare}' ${program} "$@"\n`;
  fs.writeFileSync(path.join(folder, 'quotide'), enter(`${INSTALLED}/quotide`), { mode: 0o755 });
  fs.writeFileSync(path.join(bin, 'quotide'), enter('/usr/bin/quotide'), { mode: 0o755 });
  return folder;
}

/**
 * The tests with the root's /proc, /dev and /tmp in place: display, session bus and the tests' homes lie in /tmp.
 * @param {string} bare
 */
function inside(bare) {
  const mounts = ['proc', 'dev', 'sys', 'tmp'].map((name) => `mount --rbind /${name} '${bare}/${name}'`);
  const playwright = [
    process.execPath,
    toolFile('@playwright/test', 'playwright'),
    'test',
    '--reporter=list,json',
  ];
  const words = [process.execPath, SESSION, ...playwright, `--grep-invert=${ELSEWHERE}`];
  const line = [...mounts, `exec ${words.map((word) => `'${word}'`).join(' ')}`].join(' && ');
  return ['unshare', '--mount', '--propagation=private', 'sh', '-c', `cd '${root}' && ${line}`];
}
