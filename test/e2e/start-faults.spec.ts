import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { dialogs, pressIn } from './support/native-dialog';
import type { World } from './support/quotide';
import { expect, test } from './support/test';

const electron = createRequire(import.meta.url)('electron') as string;
const isRoot = process.getuid?.() === 0;
const me = userInfo().username;
const TITLE = 'Quotide';

/** Starts the app as a user does; gives its exit code and what it wrote. `mount` runs in a mount namespace before it. */
async function start(
  world: World,
  dataDir: string,
  mount?: string,
): Promise<{ code: unknown; said: string }> {
  const app = [electron, '.', ...(isRoot ? ['--no-sandbox'] : [])];
  const inNamespace = ['unshare', '--mount', 'sh', '-c', `${mount ?? ''} && exec "$@"`, 'sh', ...app];
  const [file = '', ...args] = mount === undefined ? app : inNamespace;
  const child = spawn(file, args, {
    env: world.env({ QUOTIDE_DATA_DIR: dataDir, FOLDER: dataDir }),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (part: Buffer) => (said += part.toString()));
  const [code] = (await once(child, 'exit')) as [unknown];
  return { code, said: said.split('\n').find((line) => line.startsWith('quotide: ')) ?? said };
}

/** The start ends with 1, on stderr and in a dialog that stays until it is closed. */
async function expectFault(
  world: World,
  dataDir: string,
  words: readonly string[],
  mount?: string,
): Promise<void> {
  const { code, said } = await start(world, dataDir, mount);
  for (const word of words) expect(said).toContain(word);
  expect(code).toBe(1);
  await expect.poll(() => dialogs(TITLE), { timeout: 15_000 }).toBe(1);
  pressIn(TITLE, 'Escape');
  await expect.poll(() => dialogs(TITLE), { timeout: 10_000 }).toBe(0);
  expect(world.api.requests).toEqual([]);
}

test('a file in the place of the data folder is reported on the desktop and on stderr', async ({ world }) => {
  writeFileSync(world.dataDir, '');
  await expectFault(world, world.dataDir, [
    'is not a folder',
    `${world.dataDir} belongs to ${me}.`,
    `mv ${world.dataDir} ${world.dataDir}.old`,
  ]);
});

test('a data folder that is a link to nothing is reported with its target', async ({ world }) => {
  symlinkSync(join(world.home, 'gone'), world.dataDir);
  await expectFault(world, world.dataDir, [`is a link to ${join(world.home, 'gone')}`, 'mkdir -p']);
});

test('a data folder with the files of other programs is reported, and stays as it is', async ({ world }) => {
  mkdirSync(world.dataDir, { mode: 0o755 });
  chmodSync(world.dataDir, 0o755);
  writeFileSync(join(world.dataDir, 'letter.odt'), 'mine');
  await expectFault(world, world.dataDir, [
    `such as ${join(world.dataDir, 'letter.odt')}`,
    'Set QUOTIDE_DATA_DIR to a new folder or an empty one.',
  ]);
  expect(readdirSync(world.dataDir)).toEqual(['letter.odt']);
  expect(statSync(world.dataDir).mode & 0o777).toBe(0o755);
});

test('a file in the place of the lock is reported', async ({ world }) => {
  mkdirSync(join(world.dataDir, 'SingletonLock', 'x'), { recursive: true });
  await expectFault(world, world.dataDir, ['cannot be locked', `rm -rf ${world.dataDir}/SingletonLock`]);
});

test('an invalid variable is reported on the desktop too', async ({ world }) => {
  const app = spawn(electron, ['.', ...(isRoot ? ['--no-sandbox'] : [])], {
    env: world.env({ QUOTIDE_API_URL: 'nonsense' }),
    stdio: 'ignore',
  });
  expect((await once(app, 'exit'))[0]).toBe(1);
  await expect.poll(() => dialogs(TITLE), { timeout: 15_000 }).toBe(1);
  pressIn(TITLE, 'Escape');
  await expect.poll(() => dialogs(TITLE), { timeout: 10_000 }).toBe(0);
});

for (const step of ['before-ready', 'after-ready']) {
  test(`an unexpected error ${step} is reported on the desktop and on stderr`, async ({ world }) => {
    const root = isRoot ? ['--no-sandbox'] : [];
    const app = spawn(electron, ['-r', './test/e2e/support/break-start.cjs', '.', ...root], {
      env: world.env({ BREAK_START: step }),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    app.stderr.on('data', (part: Buffer) => (said += part.toString()));
    expect((await once(app, 'exit'))[0]).toBe(1);
    expect(said).toContain('quotide: An unexpected error ended the start: a broken part.');
    await expect.poll(() => dialogs(TITLE), { timeout: 15_000 }).toBe(1);
    pressIn(TITLE, 'Escape');
    await expect.poll(() => dialogs(TITLE), { timeout: 10_000 }).toBe(0);
  });
}

if (isRoot) {
  test('a read-only file system is reported', async ({ world }) => {
    mkdirSync(world.dataDir);
    await expectFault(
      world,
      world.dataDir,
      ['read-only file system', 'belongs to root', 'sudo mount -o remount,rw'],
      'mount --bind "$FOLDER" "$FOLDER" && mount -o remount,ro,bind "$FOLDER"',
    );
  });

  test('a full file system is reported', async ({ world }) => {
    mkdirSync(world.dataDir);
    await expectFault(
      world,
      world.dataDir,
      ['no space left', `df -h ${world.dataDir}`],
      'mount -t tmpfs -o size=32k,nr_inodes=3 none "$FOLDER" && { cat /dev/zero > "$FOLDER/full" 2>/dev/null; touch "$FOLDER/x"; true; }',
    );
  });
} else {
  test('a data folder of another user is reported with the command that corrects its owner', async ({
    world,
  }) => {
    await expectFault(world, '/usr/share', [
      '/usr/share belongs to root.',
      'sudo chown -R "$(id -un)" /usr/share',
    ]);
  });

  test('a data folder below one of another user is reported', async ({ world }) => {
    await expectFault(world, '/usr/share/quotide/data', [
      'cannot be made',
      '/usr/share belongs to root.',
      'sudo install -d -m 700 -o "$(id -un)" /usr/share/quotide/data',
    ]);
  });
}
