import fs from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { UpdateProgram, type UpdateProcess } from './support/update-process';
import { UpdateServer } from './support/update-server';
import { installerBody, NEW, releaseOf, UpdateWorld } from './support/update-world';

const LONG = process.env['QUOTIDE_LONG'] !== undefined;
const body = installerBody(1_000_000);
const release = releaseOf(body);
const NAME = `Quotide-${NEW}-x64.exe`;

/** Of the test that runs. */
const at = {} as { program: UpdateProgram; server: UpdateServer; world: UpdateWorld };

beforeAll(async () => {
  at.program = await UpdateProgram.build();
}, 60_000);
afterAll(() => {
  at.program.end();
});
beforeEach(async () => {
  at.server = await UpdateServer.start(body);
  at.world = new UpdateWorld(`${at.server.origin}/`);
});
afterEach(async () => {
  await at.server.stop();
  at.world.end();
});

const start = (verify: 'good' | { readonly hang: number } = 'good') =>
  at.program.start({ dir: at.world.dir, release, verify });
const said = (running: UpdateProcess, line: string) =>
  expect.poll(() => running.lines, { timeout: 15_000, interval: 5 }).toContain(line);

/** After a kill: the old version is as it was, nothing is there under the name of what could be started. */
const left = () => ({ oldIsWhole: at.world.oldIsWhole(), named: at.world.cached().includes(NAME) });

/** The next start fetches what is missing, checks it, and has the very file. */
async function nextStart(requests: number): Promise<void> {
  const before = at.server.requests.length;
  const next = start();
  expect(await next.outcome()).toBe('ready');
  expect(next.errors).toBe('');
  expect(next.output).toContain('asked 1');
  expect(at.server.requests.length - before).toBe(requests);
  expect(fs.readFileSync(path.join(at.world.pending, NAME)).equals(body)).toBe(true);
  expect([at.world.oldIsWhole(), at.world.dataFiles()]).toEqual([true, []]);
}

/** Percents of the answer that have gone over the wire. */
const POINTS = Array.from({ length: LONG ? 100 : 20 }, (_, index) => index * (LONG ? 1 : 5));

describe('kill -9 during a download', () => {
  it.each(POINTS)(
    'kill -9 after %i %% of a download leaves the old version whole, and the next start begins anew',
    async (point) => {
      const cut = new Promise<void>((resolve) => (at.server.onCut = resolve));
      at.server.spoiling = { after: Math.floor((at.server.wire().length * point) / 100), ending: 'silence' };
      const running = start();
      await cut;
      await running.kill();
      expect(left()).toEqual({ oldIsWhole: true, named: false });
      at.server.spoiling = {};
      await nextStart(1);
    },
  );

  it.each([1, 2])(
    'kill -9 before check %i of the signature leads to a new check at the next start',
    async (hang) => {
      const running = start({ hang });
      await said(running, `asked ${hang}`);
      await running.kill();
      // The first question is about a file that has no name yet; what has one had a good answer.
      expect(left()).toEqual({ oldIsWhole: true, named: hang === 2 });
      await nextStart(hang === 2 ? 0 : 1);
    },
  );

  it('a version that was ready before kill -9 is checked again, and not downloaded again', async () => {
    const running = start();
    await said(running, 'ready');
    await running.kill();
    expect(left()).toEqual({ oldIsWhole: true, named: true });
    await nextStart(0);
  });

  it('repeated kill -9 leaves no more files than one', async () => {
    for (let round = 0; round < 5; round += 1) {
      const cut = new Promise<void>((resolve) => (at.server.onCut = resolve));
      at.server.spoiling = { after: 200_000 * (round + 1) - 100_000, ending: 'silence' };
      const running = start();
      await cut;
      await running.kill();
    }
    expect(at.world.cached().length).toBeLessThanOrEqual(1);
    at.server.spoiling = {};
    await nextStart(1);
    expect(at.world.cached()).toEqual([NAME, 'update-info.json']);
  });
});

describe('the cache of updates at the next start', () => {
  const spoils: readonly (readonly [string, (file: string) => void])[] = [
    ['changed by one bit', (file) => fs.writeFileSync(file, flipped(fs.readFileSync(file)))],
    ['cut off', (file) => fs.truncateSync(file, body.length - 1)],
    ['emptied', (file) => fs.truncateSync(file)],
    ['longer', (file) => fs.appendFileSync(file, 'x')],
    ['deleted', (file) => fs.rmSync(file)],
    [
      'replaced by a folder',
      (file) => {
        fs.rmSync(file);
        fs.mkdirSync(file);
      },
    ],
  ];
  it.each(spoils)('a file in the cache that is %s is not used', async (_what, spoil) => {
    expect(await start().outcome()).toBe('ready');
    spoil(path.join(at.world.pending, NAME));
    const next = start();
    const outcome = await next.outcome();
    // A folder is beyond electron-updater: that try fails, and what is in the way goes.
    expect(['ready', 'failed disk']).toContain(outcome);
    if (outcome !== 'ready') expect(await start().outcome()).toBe('ready');
    expect(fs.readFileSync(path.join(at.world.pending, NAME)).equals(body)).toBe(true);
    expect([at.server.requests.length, at.world.oldIsWhole()]).toEqual([2, true]);
  });

  it.each([
    ['torn', '{"fileName":"Quotide'],
    ['of another file', JSON.stringify({ fileName: NAME, sha512: 'AAAA', isAdminRightsRequired: true })],
    [
      'that leads elsewhere',
      JSON.stringify({ fileName: '../../../evil.exe', sha512: release.files[0]?.sha512 }),
    ],
    ['empty', ''],
  ])('a file in the cache with a note that is %s is checked, not trusted', async (_what, note) => {
    expect(await start().outcome()).toBe('ready');
    fs.writeFileSync(path.join(at.world.pending, 'update-info.json'), note);
    fs.writeFileSync(path.join(at.world.dir, 'evil.exe'), Buffer.alloc(body.length, 'evil'));
    expect(await start().outcome()).toBe('ready');
    expect(fs.readFileSync(path.join(at.world.pending, NAME)).equals(body)).toBe(true);
    expect([at.server.requests.length, at.world.oldIsWhole()]).toEqual([2, true]);
  });
});

function flipped(bytes: Buffer): Buffer {
  bytes[1000] = (bytes[1000] ?? 0) ^ 1;
  return bytes;
}
