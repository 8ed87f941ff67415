import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { Ending, Spoiling } from './support/update-server';
import { fileOf, goodSignature, NEW, releaseOf, UpdateWorld } from './support/update-world';
import { updateRuns } from './support/update-run';
import { UpdateServer } from './support/update-server';

const current = updateRuns();
const NAME = `Quotide-${NEW}-x64.exe`;

describe('the download of a new version', () => {
  it('a new version is downloaded whole and checked, and started when a person clicks', async () => {
    const run = current();
    const installer = run.installer();
    expect(await run.fetch(installer)).toBe('ready');
    expect(run.percents).toEqual([...new Set(run.percents)].sort((a, b) => a - b));
    expect(run.percents.at(-1)).toBe(100);
    const file = path.join(run.world.pending, NAME);
    expect(fs.readFileSync(file).equals(run.body)).toBe(true);
    expect([run.started, run.world.quits, run.world.oldIsWhole()]).toEqual([[], 0, true]);
    // Windows needs no such bit.
    fs.chmodSync(file, 0o755);
    expect(await installer.restart()).toEqual({ ok: true, value: null });
    expect([run.started, run.world.quits, run.pauses]).toEqual([[file], 1, ['quiet']]);
    const ran = path.join(run.world.pending, 'ran');
    await expect
      .poll(() => fs.existsSync(ran) && fs.readFileSync(ran, 'utf8'))
      .toBe('--updated /S --force-run');
  });

  it('a new version is requested once, by its name, and without anything that identifies the installation', async () => {
    const run = current();
    await run.fetch(run.installer());
    const [request = '', ...more] = run.server.requests;
    expect(more).toEqual([]);
    expect(request).toMatch(new RegExp(`^GET /releases/${NAME} HTTP/1.1\r\n`));
    expect(request).toMatch(/user-agent: Quotide\r\n/i);
    expect(request).not.toMatch(
      /cookie|authorization|staging|[0-9a-f]{8}-[0-9a-f]{4}|0\.1\.0|electron|linux/i,
    );
    expect(run.world.dataFiles()).toEqual([]);
  });

  it('a new version of an earlier run is checked again, and not downloaded again', async () => {
    const run = current();
    expect(await run.fetch(run.installer())).toBe('ready');
    const checked: string[] = [];
    const next = run.installer({
      verify: (_names, file, logger) => {
        checked.push(path.basename(file));
        logger.info(`LiteralPath: ${file}`);
        return Promise.resolve(null);
      },
    });
    expect(await run.fetch(next)).toBe('ready');
    expect([run.server.requests.length, checked]).toEqual([1, [NAME]]);
  });
});

/** Stages of an answer: before, in and after its head, then in its body up to the last byte. */
const STAGES = ['none', 'status', 'head', 'head-end', 0, 1, 2, 100, 65_535, 65_536, 150_000, -2, -1] as const;
const ENDINGS: readonly Ending[] = ['fin', 'rst', 'silence'];
const cuts = STAGES.flatMap((stage) => ENDINGS.map((ending) => ({ stage, ending })));

/** Bytes of the wire up to a stage. */
function bytesTo(stage: (typeof STAGES)[number], wire: Buffer, body: number): number {
  const head = wire.length - body;
  if (stage === 'none') return 0;
  if (stage === 'status') return 12;
  if (stage === 'head') return Math.floor(head / 2);
  if (stage === 'head-end') return head - 2;
  return stage < 0 ? wire.length + stage : head + stage;
}

describe(`a download that is cut, ${cuts.length} ways`, () => {
  it.each(cuts)(
    'a download that is cut at $stage, by $ending, leaves the old version whole, and the next try succeeds',
    async ({ stage, ending }) => {
      const run = current();
      const installer = run.installer({ stallMs: ending === 'silence' ? 150 : 10_000 });
      run.server.spoiling = { after: bytesTo(stage, run.server.wire(), run.body.length), ending };
      expect(await run.fetch(installer)).toBe('unreachable');
      await run.nothingHappened(installer);
      run.server.spoiling = {};
      expect(await run.fetch(installer)).toBe('ready');
      expect(fs.readFileSync(path.join(run.world.pending, NAME)).equals(run.body)).toBe(true);
    },
  );

  it.each([0, 1, 65_536, -1] as const)(
    'a download without a length that is cut at %s leaves the old version whole',
    async (stage) => {
      const run = current();
      const installer = run.installer();
      run.server.spoiling = { hasLength: false };
      const after = bytesTo(stage, run.server.wire(), run.body.length);
      run.server.spoiling = { hasLength: false, after };
      expect(await run.fetch(installer)).toBe('unreachable');
      await run.nothingHappened(installer);
    },
  );

  it('a download ends at once when the app quits', async () => {
    const run = current();
    const installer = run.installer({ stallMs: 600_000 });
    run.server.spoiling = { after: 100_000, ending: 'silence' };
    run.server.onCut = () => {
      run.quit.abort();
    };
    expect(await run.fetch(installer)).toBe('unreachable');
    await run.nothingHappened(installer);
  });
});

describe('the download of a file that is not the signed one', () => {
  const spoil = (change: (body: Buffer) => Buffer, spoiling: Spoiling = {}) => {
    const run = current();
    run.server.body = change(Buffer.from(run.body));
    run.server.spoiling = spoiling;
    return run;
  };
  const flip = (at: number) => (body: Buffer) => {
    const index = at < 0 ? body.length + at : at;
    body[index] = (body[index] ?? 0) ^ 1;
    return body;
  };

  it.each([0, 50, 65_536, 150_000, -1])(
    'a file that differs by one bit at %s is refused and deleted',
    async (at) => {
      const run = spoil(flip(at));
      const verify = vi.fn(goodSignature);
      const installer = run.installer({ verify });
      expect(await run.fetch(installer)).toBe('digest');
      // Not even the system is asked about it.
      expect(verify).not.toHaveBeenCalled();
      await run.nothingHappened(installer);
    },
  );

  it.each([
    ['longer by a byte', (body: Buffer) => Buffer.concat([body, Buffer.from('x')])],
    ['another altogether', ({ length }: Buffer) => Buffer.alloc(length, 'evil')],
  ])('a file that is %s is refused', async (_what, change) => {
    const run = spoil(change);
    const installer = run.installer();
    expect(await run.fetch(installer)).toBe('digest');
    await run.nothingHappened(installer);
  });

  it('an answer without an end is given up before it fills the disk', async () => {
    const run = spoil((body) => body, { flood: Buffer.alloc(65_536, 'x'), hasLength: false });
    const installer = run.installer();
    expect(await run.fetch(installer)).toBe('digest');
    await run.nothingHappened(installer);
  });

  it.each([204, 206, 304, 403, 404, 500, 503])('an answer with status %i is refused', async (status) => {
    const run = spoil((body) => body, { status });
    const installer = run.installer();
    expect(['status', 'unreachable']).toContain(await run.fetch(installer));
    await run.nothingHappened(installer);
  });

  it('a redirect that leads out of https is refused', async () => {
    const run = current();
    const other = await UpdateServer.start(run.body);
    run.server.spoiling = {
      status: 302,
      location: `${other.origin.replace('127.0.0.1', 'localhost')}/x.exe`,
    };
    const installer = run.installer();
    expect(await run.fetch(installer)).toBe('redirect');
    await run.nothingHappened(installer);
    await other.stop();
  });

  it('the signed file is accepted behind a redirect', async () => {
    const run = current();
    const other = await UpdateServer.start(run.body);
    run.server.spoiling = { status: 302, location: `${other.origin}/mirror/x.exe` };
    expect(await run.fetch(run.installer())).toBe('ready');
    other.body = Buffer.alloc(run.body.length, 'evil');
    fs.rmSync(path.join(run.world.dir, 'cache'), { recursive: true });
    const installer = run.installer();
    expect(await run.fetch(installer)).toBe('digest');
    await run.nothingHappened(installer);
    await other.stop();
  });

  it('a download without a server fails and leaves the old version whole', async () => {
    const run = current();
    const installer = run.installer();
    const { origin } = run.server;
    run.world.configure(
      `provider: generic\nurl: ${origin.replace(/\d+$/, '1')}/\npublisherName: [CN=Quotide]\n`,
    );
    expect(await run.fetch(installer)).toBe('unreachable');
    await run.nothingHappened(installer);
  });
});

describe('the download by a signed feed', () => {
  it.each([
    ['the version that runs', '0.1.0'],
    ['an older one', '0.0.9'],
  ])('a signed feed that names %s leads to no request', async (_what, version) => {
    const run = current();
    const installer = run.installer();
    expect(await run.fetch(installer, releaseOf(run.body, version))).toBe('other');
    expect(run.server.requests).toEqual([]);
    await run.nothingHappened(installer);
  });

  it.each([
    ['no file', { version: NEW, files: [] }],
    [
      'a file of another version',
      { version: NEW, files: [fileOf(Buffer.from('x'), 'Quotide-0.1.9-x64.exe')] },
    ],
    [
      'a file of another processor',
      { version: NEW, files: [fileOf(Buffer.from('x'), `Quotide-${NEW}-arm64.exe`)] },
    ],
    [
      'a file of another system',
      { version: NEW, files: [fileOf(Buffer.from('x'), `Quotide-${NEW}-universal.zip`)] },
    ],
  ])('a signed feed that names %s leads to no request', async (_what, release) => {
    const run = current();
    const installer = run.installer();
    expect(await run.fetch(installer, release)).toBe('unlisted');
    expect(run.server.requests).toEqual([]);
    await run.nothingHappened(installer);
  });
});

describe('the download by a package’s app-update.yml', () => {
  it.each([
    ['names no publisher', (url: string) => `provider: generic\nurl: ${url}\n`],
    ['has an empty list of names', (url: string) => `provider: generic\nurl: ${url}\npublisherName: []\n`],
    [
      'names an address without TLS',
      () => 'provider: generic\nurl: http://quotide.invalid/\npublisherName: [a]\n',
    ],
    ['names another provider', () => 'provider: github\nowner: a\nrepo: b\npublisherName: [a]\n'],
    ['has a torn app-update.yml', (url: string) => `provider: generic\nurl: ${url}\npublisherName: [`],
    ['has an empty one', () => ''],
  ])('a package that %s requests nothing', async (_what, yaml) => {
    const run = current();
    run.world.configure(yaml(`${run.server.origin}/`));
    const installer = run.installer();
    expect(await run.fetch(installer)).toBe('unsigned');
    expect(run.server.requests).toEqual([]);
    await run.nothingHappened(installer);
  });

  it('a package without app-update.yml requests nothing', async () => {
    const run = current();
    fs.rmSync(path.join(run.world.dir, 'app-update.yml'));
    expect(await run.fetch(run.installer())).toBe('unsigned');
    expect(run.server.requests).toEqual([]);
  });

  it('a package whose cache cannot be written reports that, and works again once it can', async () => {
    const run = current();
    const { world } = run;
    fs.rmSync(path.join(world.dir, 'cache'), { recursive: true });
    fs.writeFileSync(path.join(world.dir, 'cache'), 'a file in its place');
    const installer = run.installer();
    expect(await run.fetch(installer)).toBe('disk');
    await run.nothingHappened(installer);
    fs.rmSync(path.join(world.dir, 'cache'));
    expect(await run.fetch(installer)).toBe('ready');
    expect(world).toBeInstanceOf(UpdateWorld);
  });
});
