import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Verify } from '../../electron/updater/installer/signature';
import { UpdateProgram } from './support/update-process';
import { updateRuns } from './support/update-run';
import { goodSignature, NEW, OURS } from './support/update-world';

const current = updateRuns();
const NAME = `Quotide-${NEW}-x64.exe`;

/** electron-updater's answers: a fault as a text, nothing, or an error. */
const answers: readonly (readonly [string, Verify])[] = [
  ['is not ours', () => Promise.resolve('publisherNames: CN=Quotide, raw info: {"Status":0}')],
  ['is missing', () => Promise.resolve('Status 2')],
  ['cannot be read, which electron-updater takes for a good one', () => Promise.resolve(null)],
  [
    'was read of another file, which electron-updater only logs',
    (_names, file, logger) => {
      logger.info(`LiteralPath: elsewhere. Update Path: ${file}`);
      logger.warn('Cannot execute Get-AuthenticodeSignature: … Ignoring signature validation');
      return Promise.resolve(null);
    },
  ],
  ['ends the check with an error', () => Promise.reject(new Error('stderr'))],
  [
    'makes the check throw',
    () => {
      throw new Error('no');
    },
  ],
];

describe('the signature of the system on a downloaded file', () => {
  it.each(answers)('a file whose signature %s is deleted, and never started', async (_what, verify) => {
    const run = current();
    const installer = run.installer({ verify });
    expect(await run.fetch(installer)).toBe('signature');
    await run.nothingHappened(installer);
    expect(await run.fetch(run.installer())).toBe('ready');
  });

  it('a file that passed the check once is refused when its signature is no longer good', async () => {
    const run = current();
    expect(await run.fetch(run.installer())).toBe('ready');
    const installer = run.installer({ verify: () => Promise.resolve('revoked') });
    expect(await run.fetch(installer)).toBe('signature');
    expect(run.server.requests).toHaveLength(1);
    await run.nothingHappened(installer);
  });

  it('a file is checked before it has a name that could be started, and once more with it', async () => {
    const run = current();
    const seen: string[] = [];
    const verify: Verify = (names, file, logger) => {
      seen.push(path.basename(file));
      expect([names, fs.readFileSync(file).equals(run.body)]).toEqual([[OURS], true]);
      expect(run.world.cached().includes(NAME)).toBe(seen.length === 2);
      return goodSignature(names, file, logger);
    };
    expect(await run.fetch(run.installer({ verify }))).toBe('ready');
    expect(seen).toEqual([`temp-${NAME}`, NAME]);
  });
});

describe('a downloaded file between the check and the start', () => {
  it.each<[string, (file: string) => void]>([
    [
      'one bit is changed',
      (file) =>
        fs.writeFileSync(file, Buffer.from(fs.readFileSync(file).map((b, i) => (i === 9 ? b ^ 1 : b)))),
    ],
    [
      'it is another of the same length',
      (file) => fs.writeFileSync(file, Buffer.alloc(fs.statSync(file).size, 'evil')),
    ],
    ['it is cut off', (file) => fs.truncateSync(file, 40)],
    ['it is gone', (file) => fs.rmSync(file)],
  ])('a file is not started, and downloaded anew the next time, where %s', async (_what, spoil) => {
    const run = current();
    const installer = run.installer();
    expect(await run.fetch(installer)).toBe('ready');
    spoil(path.join(run.world.pending, NAME));
    expect(await installer.restart()).toEqual({ ok: false, error: 'digest' });
    await run.nothingHappened(installer);
    expect(await run.fetch(installer)).toBe('ready');
    expect(run.server.requests).toHaveLength(2);
  });

  it('a changed file that is requested again is not taken for the downloaded one', async () => {
    const run = current();
    const installer = run.installer();
    expect(await run.fetch(installer)).toBe('ready');
    fs.appendFileSync(path.join(run.world.pending, NAME), 'x');
    expect(await run.fetch(installer)).toBe('digest');
    await run.nothingHappened(installer);
  });

  it('a file that cannot be started leaves the app running, and can be tried again', async () => {
    const run = current();
    const installer = run.installer();
    expect(await run.fetch(installer)).toBe('ready');
    // On Linux it lacks the bit by which a file may be started.
    expect(await installer.restart()).toEqual({ ok: false, error: 'other' });
    expect([run.world.quits, run.world.oldIsWhole()]).toEqual([0, true]);
    expect(run.pauses).toEqual(['quiet', 'resumed']);
    fs.chmodSync(path.join(run.world.pending, NAME), 0o755);
    expect((await installer.restart()).ok).toBe(true);
    expect(run.world.quits).toBe(1);
  });

  it('the app’s parts end before the new version starts, and a file that is changed meanwhile is not started', async () => {
    const run = current();
    const file = path.join(run.world.pending, NAME);
    const installer = run.installer({
      quiet: () => {
        expect(run.started).toEqual([]);
        fs.appendFileSync(file, 'x');
        return run.quiet();
      },
    });
    expect(await run.fetch(installer)).toBe('ready');
    expect(await installer.restart()).toEqual({ ok: false, error: 'digest' });
    expect(run.pauses).toEqual(['quiet', 'resumed']);
    await run.nothingHappened(installer);
  });

  it('nothing is started before a download', async () => {
    const run = current();
    const installer = run.installer();
    await run.nothingHappened(installer);
  });
});

/** What PowerShell would print, `@PATH@` for the file that it was asked about. */
const certificate = (subject: string) => ({ SignerCertificate: { Subject: subject } });
const good = { Status: 0, Path: '@PATH@', ...certificate(`${OURS}, C=DE`) };

describe("electron-updater's check of signatures, with a stand-in for PowerShell", () => {
  let program: UpdateProgram;
  beforeAll(async () => {
    program = await UpdateProgram.build();
  }, 60_000);
  afterAll(() => {
    program.end();
  });

  /** What comes of a fetch where PowerShell prints this; `null`: there is none. */
  async function outcome(printed: string | null): Promise<string> {
    const { world, release } = current();
    const bin = path.join(world.dir, 'bin');
    fs.mkdirSync(bin);
    if (printed !== null) {
      const script = String.raw`#!/bin/sh
for last; do :; done
case $last in
  *Get-Authenticode*) path=${'$'}{last#*\'}; sed "s|@PATH@|${'$'}{path%%\'*}|" "${world.dir}/answer" ;;
  *) echo '"test"' ;;
esac
`;
      fs.writeFileSync(path.join(world.dir, 'answer'), printed);
      fs.writeFileSync(path.join(bin, 'powershell.exe'), script, { mode: 0o755 });
      fs.writeFileSync(path.join(bin, 'chcp'), '#!/bin/sh\n', { mode: 0o755 });
    }
    const env = { PATH: `${bin}:/usr/bin:/bin` };
    return program.start({ dir: world.dir, release, verify: 'real' }, env).outcome();
  }

  it('a good signature of ours is accepted', async () => {
    expect(await outcome(JSON.stringify(good))).toBe('ready');
  });

  it.each<[string, string | null]>([
    ['a changed file (HashMismatch)', JSON.stringify({ ...good, Status: 3 })],
    ['no signature', JSON.stringify({ Status: 2, Path: '@PATH@', SignerCertificate: null })],
    ["another publisher's signature", JSON.stringify({ ...good, ...certificate('CN=Evil, O=Evil') })],
    ['our name with another organization', JSON.stringify({ ...good, ...certificate('CN=Quotide, O=Evil') })],
    ['an answer about another file', JSON.stringify({ ...good, Path: '/elsewhere.exe' })],
    ['an answer that is torn', '{"Status":0,'],
    ['no answer', ''],
    ['no PowerShell', null],
  ])('a file is refused where the answer is %s', async (_what, printed) => {
    const { world } = current();
    expect(await outcome(printed)).toBe('failed signature');
    expect([world.cached(), world.oldIsWhole()]).toEqual([[], true]);
  });
});
