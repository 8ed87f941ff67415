// What a test run as root needs to run Electron once more as a plain user, with its sandbox on.
import fs from 'node:fs';
import path from 'node:path';
import { electronExe, root } from '../paths.mjs';
import { SetupError } from '../report.mjs';
import { lastLines, run } from '../run.mjs';

const LEAVE_OUT = ['.git', 'test-results', 'coverage', 'out'];

/** Whether this process may become another user. */
export function canChangeUser() {
  return process.platform === 'linux' && process.getuid?.() === 0;
}

/** @typedef {{name: string, uid: number, gid: number}} PlainUser */

/**
 * The user that tests run as: the one that QUOTIDE_TEST_USER names (CI makes one), else the one without any rights that
 * every Linux has, since a test leaves no account behind on a person's machine.
 * @returns {Promise<PlainUser>}
 */
export async function plainUser(name = process.env.QUOTIDE_TEST_USER || 'nobody') {
  const [uid, gid] = [await run('id', ['-u', name]), await run('id', ['-g', name])];
  if (uid.code === 0 && gid.code === 0 && uid.stdout.trim() !== '0')
    return { name, uid: Number(uid.stdout), gid: Number(gid.stdout) };
  if (name === 'nobody') return { name, uid: 65534, gid: 65534 };
  throw new SetupError(
    `QUOTIDE_TEST_USER=${name} is no plain user of this machine.`,
    `Make one (useradd --create-home ${name}), or leave the variable out.`,
  );
}

/**
 * A command's words so that it runs as that user.
 * @param {{uid: number, gid: number}} user
 * @param {string[]} command
 */
export function asUser({ uid, gid }, command) {
  return ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--', ...command];
}

/**
 * A checkout that the user can read: this one, or else a copy.
 * @param {{uid: number, gid: number}} user
 * @param {string} dir where a copy would go
 */
export async function readableCheckout(user, dir) {
  if (await canUse(user, root)) return root;
  const copy = path.join(dir, 'checkout');
  // By hard links: at once, and without the space.
  if ((await copyTo(copy, '-al')) && (await canUse(user, copy))) return copy;
  fs.rmSync(copy, { recursive: true, force: true });
  if (!(await copyTo(copy, '-a')))
    throw new SetupError(`The checkout could not be copied to ${copy}.`, 'Free some space there.');
  await run('chown', ['-R', `${user.uid}:${user.gid}`, copy]);
  return copy;
}

/**
 * A copy of this checkout in whose folders the user can write, as in one of his own: some tests bundle a program there.
 * Its files are links to ours where they lie on the same disk, and belong to us: nothing of ours can be changed.
 * @param {PlainUser} user
 * @param {string} dir where the copy goes
 */
export async function ownCheckout(user, dir) {
  const copy = path.join(dir, 'own-checkout');
  const owner = `${user.uid}:${user.gid}`;
  const isLinked = await copyTo(copy, '-al');
  if (!isLinked) {
    fs.rmSync(copy, { recursive: true, force: true });
    if (!(await copyTo(copy, '-a')))
      throw new SetupError(`The checkout could not be copied to ${copy}.`, 'Free some space there.');
  }
  await run('find', [copy, '-type', 'd', '-exec', 'chown', owner, '{}', '+']);
  if (await canUse(user, copy)) return copy;
  throw new SetupError(
    `The user ${user.name} cannot read the files of this checkout.`,
    'Make them readable (chmod -R a+rX .), or run the tests as that user.',
  );
}

/**
 * A Node that the user can start: this one, or else a copy.
 * @param {{uid: number, gid: number}} user
 * @param {string} dir
 */
export async function usableNode(user, dir) {
  if ((await tryAs(user, [process.execPath, '--version'])) === 0) return process.execPath;
  const copy = path.join(dir, 'node');
  fs.copyFileSync(process.execPath, copy);
  return copy;
}

/**
 * @param {{uid: number, gid: number}} user
 * @param {string} checkout
 */
async function canUse(user, checkout) {
  const exe = path.join(checkout, path.relative(root, /** @type {string} */ (electronExe())));
  const readable = await tryAs(user, ['cat', path.join(checkout, 'package.json')]);
  return readable === 0 && (await tryAs(user, ['test', '-x', exe])) === 0;
}

/**
 * @param {{uid: number, gid: number}} user
 * @param {string[]} command
 */
async function tryAs(user, command) {
  const [file = '', ...args] = asUser(user, command);
  return (await run(file, args, { cwd: '/' })).code;
}

/**
 * A copy of this checkout with files of its own, in which a test may remove or add what it likes.
 * @param {string} copy where it goes
 */
export async function copyCheckout(copy) {
  if (await copyTo(copy, '-a')) return copy;
  throw new SetupError(`The checkout could not be copied to ${copy}.`, 'Free about 1 GB there.');
}

/**
 * @param {string} copy
 * @param {'-a' | '-al'} how
 */
async function copyTo(copy, how) {
  fs.mkdirSync(copy, { recursive: true });
  const names = fs.readdirSync(root).filter((name) => !LEAVE_OUT.includes(name));
  const result = await run('cp', [how, ...names.map((name) => path.join(root, name)), copy]);
  if (result.code !== 0 && how === '-a') process.stderr.write(`${lastLines(result.stderr)}\n`);
  return result.code === 0;
}
