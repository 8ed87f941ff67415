import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { faultsOf } from '../../scripts/lib/package/contents.mjs';
import { control, parseFpmArgs, spec } from '../../scripts/lib/package/fpm-formats.mjs';
import { icns, ico } from '../../scripts/lib/package/icons.mjs';
import { parsePackageArgs, refuse, sqliteFiles } from '../../scripts/lib/package/index.mjs';
import { debDepends, planTargets, rpmDepends, suffixOf } from '../../scripts/lib/package/targets.mjs';

const linux = { platform: 'linux', official: true, has: () => true };

describe('the choice of packages', () => {
  it('npm run package builds all packages of this system, and names the reason against the others', () => {
    const { build, cannot } = planTargets(linux);
    expect(build).toEqual(['dir', 'tar.gz', 'deb', 'rpm', 'AppImage']);
    expect(cannot).toEqual([
      expect.stringMatching(/^dmg, zip: needs Electron for darwin/),
      expect.stringMatching(/^nsis, portable: needs Electron for win32/),
    ]);
  });

  it('npm run package leaves out a package whose tool the machine lacks', () => {
    const { build, cannot } = planTargets({ ...linux, official: false, has: (name) => name !== 'rpmbuild' });
    expect(build).toEqual(['dir', 'tar.gz', 'deb']);
    expect(cannot.filter((line) => /^(rpm|AppImage): /.test(line))).toHaveLength(2);
  });

  it('npm run package builds the packages that its arguments name', () => {
    expect(planTargets(linux, ['deb', 'dmg'])).toEqual({
      build: ['deb'],
      cannot: [expect.stringMatching(/^dmg: /)],
    });
  });
});

describe('npm run package -- release', () => {
  it('a release is refused on any runtime but the official one', () => {
    expect(() => refuse(false, '33.2.1')).toThrow(/33\.2\.1 is not Electron's own/);
    expect(() => refuse(true, '45.4.1')).not.toThrow();
  });

  it('only a release has a file name without a warning', () => {
    expect(suffixOf({ official: true, release: true })).toBe('');
    expect(suffixOf({ official: true, release: false })).toBe('-test');
    expect(suffixOf({ official: false, release: false })).toBe('-devruntime');
  });

  it('a release is built with the word release, and other options are refused', () => {
    expect(parsePackageArgs(['--release', 'deb'])).toEqual({ release: true, targets: ['deb'] });
    expect(() => parsePackageArgs(['--relase'])).toThrow(/no option --relase/);
  });
});

describe('the dependencies of Linux packages', () => {
  it('the dependencies of a deb are those of set-up, by every name', () => {
    expect(debDepends()).toContain('libgtk-3-0t64 | libgtk-3-0');
    expect(debDepends()).toContain('libsecret-1-0');
    expect(debDepends().join()).not.toContain('xvfb');
  });

  it('the dependencies of an rpm are the libraries themselves', () => {
    expect(rpmDepends()).toContain('libgtk-3.so.0()(64bit)');
    expect(rpmDepends()).toContain('libnotify.so.4()(64bit)');
  });
});

describe('the check of packed files', () => {
  const good = [
    '/dist/entry.cjs',
    '/node_modules/better-sqlite3/build/Release/better_sqlite3.node',
    '/node_modules/keytar/prebuilds/linux-x64/keytar.node',
  ];

  it('the check of packed files passes with one binary of each native module, built or prebuilt', () => {
    expect(faultsOf(good)).toEqual([]);
    expect(faultsOf([...good.slice(2), '/node_modules/better-sqlite3/prebuilds/linux-x64.node'])).toEqual([]);
  });

  it.each([
    '/dist/main.cjs.map',
    '/electron/main.ts',
    '/node_modules/better-sqlite3/deps/sqlite3.c',
    '/node_modules/react/index.js',
    '/test/fakes/demo.js',
    '/dist/demo.cjs',
    '/node_modules/keytar/prebuilds/win32-x64/keytar.node',
  ])('the check of packed files fails with %s', (file) => {
    expect(faultsOf([...good, file])).not.toEqual([]);
  });

  it('the check of packed files fails without a native module', () => {
    expect(faultsOf(good.slice(0, 2))).toContain('0 binaries of keytar instead of one');
  });

  it('a package has either the binary that set-up built or the prebuilt one, not both', () => {
    const files = sqliteFiles();
    expect(files.filter((file) => file.endsWith('.node'))).toHaveLength(1);
  });
});

describe('icons', () => {
  const png = Buffer.from('png');

  it('icons for macOS hold their lengths in each header', () => {
    const file = icns([{ name: 'ic07', png }]);
    expect(file.toString('latin1', 0, 4)).toBe('icns');
    expect(file.readUInt32BE(4)).toBe(file.length);
    expect([file.toString('latin1', 8, 12), file.readUInt32BE(12)]).toEqual(['ic07', png.length + 8]);
  });

  it('icons for Windows hold the place of each picture', () => {
    const file = ico([
      { size: 16, png },
      { size: 256, png: Buffer.from('large') },
    ]);
    expect([file.readUInt16LE(2), file.readUInt16LE(4)]).toEqual([1, 2]);
    expect([file[6], file[22]]).toEqual([16, 0]);
    const at = file.readUInt32LE(22 + 12);
    expect(file.toString('latin1', at, at + file.readUInt32LE(22 + 8))).toBe('large');
  });
});

describe('the stand-in for fpm', () => {
  const words = [
    '-s',
    'dir',
    '--force',
    '-t',
    'deb',
    '-d',
    'libnss3',
    '-d',
    'a | b',
    '--deb-recommends',
    'xdg-utils',
  ];
  const meta = [
    '--name',
    'quotide',
    '--version',
    '1.2.3-beta',
    '--maintainer',
    'A <a@b>',
    '--url',
    'https://q/',
  ];
  const more = ['--architecture', 'amd64', '--description', 'In the tray\n All of it.', '--license', 'MIT'];
  const tail = [
    '--after-install',
    '/t/post',
    '--before-remove=/t/pre',
    '--package',
    '/out/q.deb',
    '/in/=/opt/Q',
    '/i.png=/usr/i.png',
  ];
  const options = parseFpmArgs([...words, '--deb-compression', 'gz', ...meta, ...more, ...tail]);

  it('the stand-in for fpm reads what electron-builder writes', () => {
    expect(options).toMatchObject({
      type: 'deb',
      output: '/out/q.deb',
      depends: ['libnss3', 'a | b'],
      scripts: { postinst: '/t/post', prerm: '/t/pre' },
      files: [
        { from: '/in/', to: '/opt/Q' },
        { from: '/i.png', to: '/usr/i.png' },
      ],
      compression: { method: 'gzip', level: 1 },
    });
  });

  it('the stand-in for fpm writes a control file', () => {
    expect(control(options, 42)).toBe(
      'Package: quotide\nVersion: 1.2.3-beta\nArchitecture: amd64\nMaintainer: A <a@b>\nInstalled-Size: 42\n' +
        'Depends: libnss3, a | b\nRecommends: xdg-utils\nSection: utils\nPriority: optional\nHomepage: https://q/\n' +
        'Description: In the tray\n All of it.\n',
    );
  });

  it('the stand-in for fpm writes a spec with scripts in which a percent sign means itself', () => {
    const text = spec(options, '/stage', (name) => (name === 'prerm' ? 'echo 5%' : null));
    expect(text).toContain('Version: 1.2.3_beta\n');
    expect(text).toContain('%preun\necho 5%%\n');
    expect(text).toContain('"/opt/Q"\n');
    expect(text).not.toContain('%postun');
  });

  it('the stand-in for fpm refuses other formats', () => {
    expect(() => parseFpmArgs(['-t', 'pacman'])).toThrow(/not pacman/);
  });
});

it('a build that fails exits with a code other than 0', () => {
  const builder = path.join('scripts', 'lib', 'package', 'builder.mjs');
  const options = JSON.stringify({ projectDir: process.cwd(), targets: ['dir'], config: { nonsense: true } });
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const { status, stderr } = spawnSync(process.execPath, [builder, options], { env, encoding: 'utf8' });
  expect(stderr).toContain('nonsense');
  expect(status).toBe(1);
});

it('the scripts of a package change nothing at an upgrade', () => {
  for (const name of ['before-remove.sh', 'after-remove.sh']) {
    const text = fs.readFileSync(path.join('packaging', 'linux', name), 'utf8');
    expect(text).toContain('case ${1-} in upgrade | 1) exit 0 ;; esac');
  }
});
