import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { APP_ID } from '../../electron/app/lifecycle/toasts';
import { cask, pkgbuild, storeTexts, winget } from '../../scripts/lib/package/stores.mjs';

const require = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
/** @type {(text: string) => Record<string, any>} */
const load = (text) => require('js-yaml').load(text);

const VERSION = '1.2.3';
/** The sha256 of an empty file. */
const SUM_OF_NOTHING = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
/** @param {string} letter */
const sum = (letter) => letter.repeat(64);
const FACTS = {
  version: VERSION,
  license: 'MIT',
  publisher: 'The Quotide developers',
  homepage: 'https://github.com/example/quotide',
  sums: {
    'Quotide-1.2.3-x64.exe': sum('a'),
    'Quotide-1.2.3-arm64.exe': sum('b'),
    'Quotide-1.2.3-universal.dmg': sum('c'),
    'quotide_1.2.3_amd64.deb': sum('d'),
    'quotide_1.2.3_arm64.deb': sum('e'),
  },
  licenseSum: sum('f'),
};

/** Rules of the schemas 1.10.0: https://github.com/microsoft/winget-cli/tree/master/schemas/JSON/manifests/v1.10.0 */
const PATTERNS = {
  PackageIdentifier: /^[^.\s\\/:*?"<>|]{1,32}(\.[^.\s\\/:*?"<>|]{1,32}){1,7}$/,
  PackageVersion: /^[^\\/:*?"<>|]{1,128}$/,
  ManifestVersion: /^\d{1,5}\.\d{1,5}\.\d{1,5}$/,
  DefaultLocale: /^[a-zA-Z]{2,3}(-[a-zA-Z]{1,8})*$/,
  PackageLocale: /^[a-zA-Z]{2,3}(-[a-zA-Z]{1,8})*$/,
  Publisher: /^.{2,256}$/,
  PackageName: /^.{2,256}$/,
  License: /^.{3,512}$/,
  ShortDescription: /^.{3,256}$/,
  Moniker: /^.{1,40}$/,
  PackageUrl: /^https:\/\/.+$/,
  LicenseUrl: /^https:\/\/.+$/,
  ReleaseNotesUrl: /^https:\/\/.+$/,
  InstallerType: /^(msix|msi|appx|exe|zip|inno|nullsoft|wix|burn|pwa|portable|advinstExe|advinstMsi)$/,
  Scope: /^(user|machine)$/,
  UpgradeBehavior: /^(install|uninstallPrevious|deny)$/,
  Architecture: /^(x86|x64|arm|arm64|neutral)$/,
  InstallerUrl: /^https:\/\/.+$/,
  InstallerSha256: /^[A-F0-9]{64}$/,
};

const REQUIRED = {
  version: ['PackageIdentifier', 'PackageVersion', 'DefaultLocale', 'ManifestType', 'ManifestVersion'],
  installer: ['PackageIdentifier', 'PackageVersion', 'Installers', 'ManifestType', 'ManifestVersion'],
  defaultLocale: [
    'PackageIdentifier',
    'PackageVersion',
    'PackageLocale',
    'Publisher',
    'PackageName',
    'License',
    'ShortDescription',
    'ManifestType',
    'ManifestVersion',
  ],
};

/** @typedef {keyof typeof REQUIRED} ManifestType */

/**
 * What is wrong in a manifest by those rules.
 * @param {Record<string, unknown>} fields
 * @returns {string[]}
 */
function faultsOf(fields) {
  const type = /** @type {ManifestType} */ (fields['ManifestType']);
  const missing = REQUIRED[type].filter((name) => fields[name] === undefined);
  const installers = /** @type {Record<string, unknown>[]} */ (fields['Installers'] ?? []);
  const own = Object.entries(fields).filter(
    ([name]) => !['Installers', 'Tags', 'ManifestType'].includes(name),
  );
  const wrong = [...own, ...installers.flatMap((each) => Object.entries(each))].filter(([name, value]) => {
    const pattern = PATTERNS[/** @type {keyof typeof PATTERNS} */ (name)];
    return pattern === undefined || typeof value !== 'string' || !pattern.test(value);
  });
  const bare = installers.filter(
    (each) => !['Architecture', 'InstallerUrl', 'InstallerSha256'].every((name) => name in each),
  );
  return [...missing, ...wrong.map(([name]) => name), ...bare.map(() => 'Installers')];
}

/** @param {string} name */
const manifest = (name) => load(winget(FACTS)[name] ?? '');

describe('the manifests for winget', () => {
  it.each(Object.keys(winget(FACTS)))('%s is YAML that keeps to the schema', (name) => {
    const text = winget(FACTS)[name] ?? '';
    const fields = load(text);
    expect(faultsOf(fields)).toEqual([]);
    // The first line names the schema, which editors and the repository of winget check by.
    expect(text.split('\n')[0]).toBe(
      `# yaml-language-server: $schema=https://aka.ms/winget-manifest.${fields.ManifestType}.1.10.0.schema.json`,
    );
  });

  it.each([
    ['a version without a locale', { DefaultLocale: undefined }],
    ['an id without a dot', { PackageIdentifier: 'Quotide' }],
    ['an unknown field', { Colour: 'red' }],
  ])('the check of manifests finds %s', (_what, change) => {
    expect(faultsOf({ ...manifest('Quotide.Quotide.yaml'), ...change })).not.toEqual([]);
  });

  it('a manifest for winget names the installer of each processor, for one user, with its sum', () => {
    const { Installers, InstallerType, Scope } = manifest('Quotide.Quotide.installer.yaml');
    expect([InstallerType, Scope]).toEqual(['nullsoft', 'user']);
    expect(Installers).toEqual(
      ['x64', 'arm64'].map((arch, index) => ({
        Architecture: arch,
        InstallerUrl: `https://github.com/example/quotide/releases/download/v1.2.3/Quotide-1.2.3-${arch}.exe`,
        InstallerSha256: sum('AB'[index] ?? ''),
      })),
    );
  });

  it('a text with quotes and colons stays one YAML string', () => {
    const publisher = 'Ada: "the" #1 \\ developer';
    const fields = load(winget({ ...FACTS, publisher })['Quotide.Quotide.locale.en-US.yaml'] ?? '');
    expect(fields.Publisher).toBe(publisher);
  });
});

describe('the PKGBUILD', () => {
  /**
   * What bash makes of it, as makepkg does.
   * @param {string} text
   * @param {string} print
   */
  function read(text, print) {
    const { stdout, stderr, status } = spawnSync('bash', ['--norc', '-euc', `${text}\n${print}`], {
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
    return stdout.trim().split('\n');
  }

  it('the PKGBUILD is correct bash', () => {
    const { status, stderr } = spawnSync('bash', ['-n'], { input: pkgbuild(FACTS), encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
  });

  it('the PKGBUILD has the fields that makepkg needs, and one sum for each source', () => {
    const text = pkgbuild(FACTS);
    const fields = 'pkgname pkgver pkgrel pkgdesc arch url license package'.split(' ');
    for (const field of fields) expect(text).toMatch(new RegExp(`^${field}(=|\\(\\) )`, 'm'));
    expect(
      read(text, 'echo "$pkgname $pkgver"; echo "${arch[*]}"; declare -F package; echo "${source[0]}"'),
    ).toEqual([
      'quotide-bin 1.2.3',
      'x86_64 aarch64',
      'package',
      'LICENSE-1.2.3::https://github.com/example/quotide/raw/v1.2.3/LICENSE',
    ]);
    const base = 'https://github.com/example/quotide/releases/download/v1.2.3/quotide_1.2.3_';
    expect(
      read(
        text,
        'echo "${source_x86_64[0]} ${sha256sums_x86_64[0]}"; echo "${source_aarch64[0]} ${sha256sums_aarch64[0]}"',
      ),
    ).toEqual([`${base}amd64.deb ${sum('d')}`, `${base}arm64.deb ${sum('e')}`]);
  });

  it('the PKGBUILD of a version before a release has no hyphen in its version, which Arch does not take', () => {
    const sums = Object.fromEntries(
      Object.entries(FACTS.sums).map(([name, value]) => [name.replace(VERSION, '2.0.0-beta.1'), value]),
    );
    const text = pkgbuild({ ...FACTS, version: '2.0.0-beta.1', sums });
    expect(read(text, 'echo "$pkgver"; echo "${source_x86_64[0]##*/}"')).toEqual([
      '2.0.0_beta.1',
      'quotide_2.0.0-beta.1_amd64.deb',
    ]);
  });

  it('the PKGBUILD runs nothing that stands in a text', () => {
    const text = pkgbuild({ ...FACTS, homepage: "https://example.invalid/$(touch x)'`id`" });
    expect(read(text, 'echo "$url"')).toEqual(["https://example.invalid/$(touch x)'`id`"]);
  });
});

describe('the cask for Homebrew', () => {
  const text = cask(FACTS);

  it('the cask names the universal app of the version, with its sum', () => {
    expect(text).toContain(`  sha256 "${sum('c')}"\n`);
    expect(text).toContain(
      '  url "https://github.com/example/quotide/releases/download/v#{version}/Quotide-#{version}-universal.dmg"\n',
    );
    expect(text).toMatch(/^cask "quotide" do\n {2}version "1\.2\.3"\n[^]*\nend\n$/);
    expect(text).toContain(`quit:       "${APP_ID}"`);
  });

  it('each block and bracket of the cask is closed, and its stanzas have the order that Homebrew wants', () => {
    const opened = text.match(/ do$/gm) ?? [];
    expect(text.match(/^ *end$/gm)).toHaveLength(opened.length);
    expect(text.match(/"/g)?.length).toSatisfy((/** @type {number} */ count) => count % 2 === 0);
    expect(text.match(/\[/g)?.length).toBe(text.match(/\]/g)?.length);
    const stanzas = [...text.matchAll(/^ {2}(\w+)\b/gm)].map(([, name]) => name);
    expect(stanzas.filter((name) => name !== 'end').join(' ')).toBe(
      'version sha256 url name desc homepage livecheck app binary uninstall zap',
    );
  });

  it('the description of the cask keeps to Homebrew’s rules', () => {
    const [, desc = ''] = /^ {2}desc "(.*)"$/m.exec(text) ?? [];
    expect(desc.length).toBeLessThanOrEqual(80);
    expect(desc).toMatch(/^[A-Z].*[^.]$/);
    expect(desc).not.toMatch(/^(?:An?|The|Quotide)\b/i);
  });

  it('no text of the cask is run as Ruby', () => {
    expect(cask({ ...FACTS, homepage: 'https://example.invalid/#{exit}' })).toContain(
      'homepage "https://example.invalid/\\#{exit}"',
    );
  });
});

describe('node scripts/stores.mjs', () => {
  it('a release that lacks a package gets no description that names it', () => {
    const sums = Object.fromEntries(
      Object.entries(FACTS.sums).filter(([name]) => name !== 'quotide_1.2.3_arm64.deb'),
    );
    expect(() => storeTexts({ ...FACTS, sums })).toThrow(/no quotide_1\.2\.3_arm64\.deb/);
  });

  it('the descriptions are written beside the files of a release, by their real sums', () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-stores-'));
    onTestFinished(() => {
      fs.rmSync(folder, { recursive: true });
    });
    const { version } = JSON.parse(fs.readFileSync('package.json', 'utf8'));
    for (const name of Object.keys(FACTS.sums))
      fs.writeFileSync(path.join(folder, name.replace(VERSION, version)), '');
    const { status } = spawnSync(
      process.execPath,
      ['scripts/stores.mjs', folder, 'https://github.com/example/quotide/'],
      { stdio: 'ignore' },
    );
    expect(status).toBe(0);
    expect(fs.readdirSync(folder)).toEqual(
      expect.arrayContaining(['PKGBUILD', 'quotide.rb', 'Quotide.Quotide.yaml']),
    );
    expect(fs.readFileSync(path.join(folder, 'PKGBUILD'), 'utf8')).toContain(`('${SUM_OF_NOTHING}')`);
  });
});
