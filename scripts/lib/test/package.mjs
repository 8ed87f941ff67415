// The tests of the package itself: built, installed where we may, driven from outside as a plain user, removed.
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { root } from '../paths.mjs';
import { say, SetupError } from '../report.mjs';
import { lastLines, run, toolFile, which } from '../run.mjs';
import { judge, playwrightCounts } from './counts.mjs';
import { asUser, canChangeUser, plainUser, readableCheckout, usableNode } from './plain-user.mjs';
import { runTool } from './processes.mjs';
import { playwrightTimes } from './slowest.mjs';
import { makeWorkspace } from './workspace.mjs';

const SESSION = fileURLToPath(new URL('./session.mjs', import.meta.url));
export const INSTALLED = '/opt/Quotide';

/** @type {import('./runner.mjs').Step} */
export const PACKAGE = {
  name: 'package',
  run: async ({ id }) => {
    if (process.platform !== 'linux')
      throw new SetupError('The package is tested on Linux.', 'Name other steps.');
    // Its packages are there only once set-up has run.
    const { packageAll } = await import('../package/index.mjs');
    await packageAll({ release: false, targets: ['dir', 'deb'] });
    const installs = canChangeUser() && which('dpkg') !== null && !(await isInstalled());
    if (!installs) return [await drive(id, null)];
    const rows = [];
    await dpkg(['--install', newestDeb()]);
    try {
      rows.push(await drive(id, INSTALLED));
    } finally {
      rows.push(await removeWhileItRuns(id));
    }
    return rows;
  },
};

/** Whether Quotide is installed on this machine. The tests do not replace a copy that a person uses. */
async function isInstalled() {
  const { stdout } = await run('dpkg-query', ['-W', '-f=${Status}', 'quotide']);
  return stdout.endsWith(' installed') || fs.existsSync(INSTALLED);
}

/** The deb that was built last. */
export function newestDeb() {
  const out = path.join(root, 'out');
  const debs = fs.readdirSync(out).filter((name) => name.endsWith('.deb'));
  const age = (/** @type {string} */ name) => fs.statSync(path.join(out, name)).mtimeMs;
  const [newest] = debs.sort((a, b) => age(b) - age(a));
  if (newest === undefined) throw new SetupError('There is no deb in out/.', 'Run `npm run package -- deb`.');
  return path.join(out, newest);
}

/** @param {string[]} args */
async function dpkg(args) {
  const result = await run('dpkg', args);
  if (result.code !== 0) throw new Error(`dpkg ${args.join(' ')}: ${lastLines(result.stderr)}`);
  return result.stdout;
}

/**
 * The deb's files without an installation.
 * @param {string} dir
 */
async function unpack(dir) {
  say('not installed for the tests (that takes root and a machine without Quotide): its files are unpacked');
  const target = path.join(dir, 'package');
  const result = await run('dpkg-deb', ['--extract', newestDeb(), target]);
  if (result.code !== 0) throw new Error(`dpkg-deb: ${lastLines(result.stderr)}`);
  return path.join(target, INSTALLED);
}

/**
 * Removes the package while a plain user runs it: nothing of it may be left, neither file nor process.
 * @param {string} id
 * @returns {Promise<{step: string, passed: number, failed: number, seconds: number}>}
 */
async function removeWhileItRuns(id) {
  const start = Date.now();
  const user = await plainUser();
  const space = makeWorkspace({ id, owner: user });
  const running = runTool(asUser(user, ['quotide', 'watch']), { env: space.env, cwd: '/' });
  const database = path.join(space.dir, 'config', 'Quotide', 'history.sqlite');
  for (let tries = 0; tries < 100 && !fs.existsSync(database); tries += 1) await sleep(100);
  const ran = fs.existsSync(database);
  const output = await dpkg(['--purge', 'quotide']);
  const left = [INSTALLED, '/usr/bin/quotide', '/usr/share/applications/quotide.desktop'].filter(isThere);
  const runs = (await run('sh', ['-c', 'ls -l /proc/[0-9]*/exe 2>/dev/null'])).stdout.includes(
    `${INSTALLED}/`,
  );
  const namesData = output.includes('~/.config/Quotide');
  for (const file of left) process.stderr.write(`left after removal: ${file}\n`);
  if (runs) process.stderr.write('still runs after removal\n');
  if (!namesData) process.stderr.write('removal does not say where the data is\n');
  if (!ran) process.stderr.write('did not run before removal\n');
  await running;
  space.remove();
  const failed = [!ran, left.length > 0, runs, !namesData].filter(Boolean).length;
  return { step: 'package: removal', passed: 4 - failed, failed, seconds: (Date.now() - start) / 1000 };
}

/** @param {string} file a dangling link counts too */
function isThere(file) {
  return fs.lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}

/**
 * Runs test/package on a folder; as a plain user where we can become one.
 * @param {string} id
 * @param {string | null} installed null: the deb's files are unpacked for it
 */
async function drive(id, installed) {
  const start = Date.now();
  const user = canChangeUser() ? await plainUser() : null;
  const space = makeWorkspace(user === null ? { id } : { id, owner: user });
  try {
    const checkout = user === null ? root : await readableCheckout(user, space.dir);
    const folder = installed ?? (await unpack(space.dir));
    const node = user === null ? process.execPath : await usableNode(user, space.dir);
    const here = (/** @type {string} */ file) => path.join(checkout, path.relative(root, file));
    const report = path.join(space.dir, 'tmp', 'package.json');
    const output = `--output=${path.join(space.dir, 'tmp', 'test-results')}`;
    const playwright = [
      here(toolFile('@playwright/test', 'playwright')),
      'test',
      '--reporter=list,json',
      output,
    ];
    const words = [node, here(SESSION), node, ...playwright];
    const env = {
      ...space.env,
      QUOTIDE_TEST_PACKAGED: folder,
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      ...(user === null ? {} : { USER: user.name, LOGNAME: user.name }),
    };
    const code = await runTool(user === null ? words : asUser(user, words), { env, cwd: checkout });
    const seconds = (Date.now() - start) / 1000;
    return {
      step: `package (${installed === null ? 'unpacked' : 'installed'})`,
      ...judge(code, playwrightCounts(report)),
      times: playwrightTimes(report),
      seconds,
    };
  } finally {
    space.remove();
  }
}
