import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunCommand, RunResult } from '../../../../../electron/platform/run-command';
import type { Finder, Finding } from '../../../../../electron/sources/credentials/types';
import { createWslFinder, type WslOptions } from '../../../../../electron/sources/credentials/files/wsl';
import { runningDistributions } from '../../../../../electron/sources/credentials/files/wsl-distributions';
import { CANARY, credential, expectNoCanary, HOUR, neverRun, NOW, ran, runs } from '../support';

const REG = 'C:\\Windows\\System32\\reg.exe';
const WSL = 'C:\\Windows\\System32\\wsl.exe';
const KEY = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Lxss';

/** As `reg query` prints it. */
function registry(...names: readonly string[]): RunResult {
  const keys = names.map(
    (name, i) => `${KEY}\\{${String(i)}}\r\n    DistributionName    REG_SZ    ${name}\r\n\r\n`,
  );
  return ran(
    names.length > 0 ? 0 : 1,
    `\r\n${keys.join('')}End of search: ${String(names.length)} match(es) found.\r\n`,
  );
}

/** As `wsl.exe --quiet` prints it: UTF-16 without a byte order mark. */
function utf16(...lines: readonly string[]): RunResult {
  return ran(0, Buffer.from(lines.map((line) => `${line}\r\n`).join(''), 'utf16le'));
}

interface Machine {
  readonly run: RunCommand;
  readonly started: string[];
}

function machine(reg: RunResult, wsl: RunResult | null): Machine {
  const started: string[] = [];
  const run: RunCommand = (command, args, { timeoutMs }) => {
    expect(timeoutMs).toBeLessThanOrEqual(3_000);
    started.push([command, ...args].join(' '));
    if (command === REG) return Promise.resolve(reg);
    if (command !== WSL || wsl === null) return Promise.reject(new Error(`started ${command}`));
    return Promise.resolve(wsl);
  };
  return { run, started };
}

describe('runningDistributions', () => {
  it('runningDistributions asks the registry, then wsl.exe', async () => {
    const { run, started } = machine(registry('Ubuntu-24.04', 'Debian'), utf16('Ubuntu-24.04'));
    expect(await runningDistributions(run, 'C:\\Windows')).toEqual({
      kind: 'running',
      names: ['Ubuntu-24.04'],
    });
    expect(started).toEqual([
      `${REG} query ${KEY} /s /v DistributionName`,
      `${WSL} --list --running --quiet`,
    ]);
  });

  it.each([
    ['the key is missing', ran(1, '')],
    ['the key holds no distribution', registry()],
    ['reg says 0 and nothing', ran(0, '\r\n')],
    ['reg cannot be started', ran(null)],
  ])(
    'runningDistributions never starts wsl.exe when %s: it would pop up an installer',
    async (_name, reg) => {
      const { run, started } = machine(reg, null);
      expect(await runningDistributions(run, 'C:\\Windows')).toEqual({
        kind: 'none',
        detail: 'WSL is not installed',
      });
      expect(started).toHaveLength(1);
    },
  );

  it('runningDistributions does not start wsl.exe when the registry hangs', async () => {
    const { run, started } = machine(ran(null, '', true), null);
    expect((await runningDistributions(run, 'C:\\Windows')).kind).toBe('timeout');
    expect(started).toHaveLength(1);
  });

  it('runningDistributions reports that wsl.exe hangs', async () => {
    const { run } = machine(registry('Ubuntu'), ran(null, '', true));
    expect((await runningDistributions(run, 'C:\\Windows')).kind).toBe('timeout');
  });

  it.each([
    ['a sentence', utf16('Es werden keine Distributionen ausgeführt.')],
    ['nothing', ran(1)],
    ['a path', utf16('..\\..\\Users', '..', '.', 'Debian/../x')],
  ])('runningDistributions gives no distribution for %s', async (_name, wsl) => {
    const { run } = machine(registry('Ubuntu', '..', '..\\..\\Users', 'Debian/../x'), wsl);
    expect(await runningDistributions(run, 'C:\\Windows')).toEqual({
      kind: 'none',
      detail: 'no WSL distribution is running',
    });
  });

  it('runningDistributions reads any mix of names in UTF-16, with and without a mark, and in UTF-8', async () => {
    const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9._-]{0,12}$/);
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(name, { minLength: 1, maxLength: 4 }), async (names) => {
        const lines = names.map((line) => `${line}\r\n`).join('');
        const outputs = [lines, Buffer.from(lines, 'utf16le'), Buffer.from(`\uFEFF${lines}`, 'utf16le')];
        for (const output of outputs) {
          const { run } = machine(registry(...names), ran(0, output));
          expect(await runningDistributions(run, 'C:\\Windows')).toEqual({ kind: 'running', names });
        }
      }),
      runs(100, 2_000),
    );
  });
});

interface Share {
  readonly folders: Readonly<Record<string, readonly string[]>>;
  readonly logins: Readonly<Record<string, Finding>>;
}

function finder(share: Share, options: Partial<WslOptions> = {}): Finder {
  return createWslFinder({
    platform: 'win32',
    run: machine(registry('Ubuntu', 'Debian'), utf16('Ubuntu', 'Debian')).run,
    systemRoot: 'C:\\Windows',
    now: () => NOW,
    listFolder: (path) => {
      const names = share.folders[path];
      return names === undefined ? Promise.reject(new Error('ENOENT')) : Promise.resolve(names);
    },
    fileFinder: (dir, home) => ({
      id: 'wsl',
      find: () => {
        expect(dir).toBe(`${home}\\.claude`);
        return Promise.resolve(
          share.logins[home] ?? {
            finder: 'wsl',
            where: `${dir}\\.credentials.json`,
            outcome: 'absent',
            detail: '',
          },
        );
      },
    }),
    ...options,
  });
}

function found(home: string, expiresAt: number): Finding {
  const where = `${home}\\.claude\\.credentials.json`;
  return { finder: 'wsl', where, outcome: 'found', detail: 'read', credential: credential({ expiresAt }) };
}

function unreadable(home: string): Finding {
  return { finder: 'wsl', where: home, outcome: 'unreadable', detail: 'no permission to read it' };
}

const [ADA, BOB, ROOT] = ['home\\ada', 'home\\bob', 'root'].map(
  (home) => `\\\\wsl.localhost\\Ubuntu\\${home}`,
) as [string, string, string];
const folders = { '\\\\wsl.localhost\\Ubuntu\\home': ['ada', 'bob'], '\\\\wsl$\\Debian\\home': ['eve'] };

describe('the WSL finder', () => {
  it('the WSL finder starts no program on another system, nor when Windows has a login', async () => {
    const linux = finder({ folders, logins: {} }, { platform: 'linux', run: neverRun });
    expect((await linux.find({ reason: 'user' })).outcome).toBe('not_applicable');
    const full = finder({ folders, logins: {} }, { run: neverRun });
    expect((await full.find({ reason: 'user', haveUsable: true })).outcome).toBe('not_applicable');
  });

  it('the WSL finder takes the newest login of all users of all running distributions', async () => {
    const eve = '\\\\wsl$\\Debian\\home\\eve';
    const logins = {
      [ADA]: found(ADA, NOW - 1),
      [BOB]: found(BOB, NOW + HOUR),
      [eve]: found(eve, NOW + 2 * HOUR),
    };
    const finding = await finder({ folders, logins }).find({ reason: 'background' });
    expect(finding).toMatchObject({
      finder: 'wsl',
      outcome: 'found',
      where: `${eve}\\.claude\\.credentials.json`,
    });
    expect(finding.credential?.accessToken).toBe(CANARY);
    expectNoCanary(finding);
  });

  it('the WSL finder takes a login of root, and reports no fault of its folder', async () => {
    const rooted = finder({ folders, logins: { [ROOT]: found(ROOT, NOW + HOUR) } });
    expect((await rooted.find({ reason: 'user' })).outcome).toBe('found');
    const closed = finder({ folders, logins: { [ROOT]: unreadable(ROOT) } });
    expect(await closed.find({ reason: 'user' })).toMatchObject({
      outcome: 'absent',
      detail: 'no login in Ubuntu, Debian',
    });
  });

  it('the WSL finder reports a login that cannot be read', async () => {
    const finding = await finder({ folders, logins: { [ADA]: unreadable(ADA) } }).find({ reason: 'user' });
    expect(finding).toEqual(unreadable(ADA));
  });

  it('the WSL finder reports a missing distribution, and a share that does not answer', async () => {
    const none = finder({ folders, logins: {} }, { run: machine(registry(), null).run });
    expect(await none.find({ reason: 'user' })).toMatchObject({
      outcome: 'absent',
      detail: 'WSL is not installed',
    });
    const stuck = finder({ folders, logins: {} }, { run: machine(ran(null, '', true), null).run });
    expect((await stuck.find({ reason: 'user' })).outcome).toBe('timeout');
    const one = machine(registry('Ubuntu'), utf16('Ubuntu')).run;
    const hanging = finder(
      { folders, logins: {} },
      { run: one, listFolder: () => new Promise(() => undefined) },
    );
    expect((await hanging.find({ reason: 'user' })).outcome).toBe('absent');
  });
});
