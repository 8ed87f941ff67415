// The descriptions by which package managers install a release: winget, Homebrew and the AUR. Made of one set of data,
// by scripts/stores.mjs. A person sends them there; the release carries them. Pure, but for the sums of files.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { SetupError } from '../report.mjs';

/**
 * What the descriptions are made of.
 * @typedef {object} StoreFacts
 * @property {string} version
 * @property {string} license an SPDX id
 * @property {string} publisher
 * @property {string} homepage the repository's page, without a slash at its end
 * @property {Readonly<Record<string, string>>} sums sha256 of each file of the release, in lower-case hex
 * @property {string} licenseSum that of the file LICENSE
 *
 * @typedef {Readonly<Record<string, string>>} Texts the text of each file, by its name
 */

/** One sentence for a list of programs, by the rules of all three: no name, no article before it, no full stop. */
const SUMMARY = 'Claude rate limits in the tray: how much is used, and when each resets';
const APP_ID = 'io.quotide.app';
const WINGET_SCHEMA = '1.10.0';

/**
 * The sha256 of each file in a release's folder.
 * @param {string} folder
 */
export function releaseSums(folder) {
  const files = fs.readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(files.map(({ name }) => [name, sumOfFile(path.join(folder, name))]));
}

/**
 * The sha256 of a file, in lower-case hex.
 * @param {string} file
 */
export function sumOfFile(file) {
  return createHash('sha256').update(fs.readFileSync(file)).digest('hex');
}

/**
 * All descriptions of a release.
 * @param {StoreFacts} facts
 * @returns {Texts}
 * @throws SetupError when the release lacks a file that a description names
 */
export function storeTexts(facts) {
  return { ...winget(facts), 'quotide.rb': cask(facts), PKGBUILD: pkgbuild(facts) };
}

/**
 * Three files for winget: https://github.com/microsoft/winget-cli/tree/master/schemas/JSON/manifests
 * @param {StoreFacts} facts
 * @returns {Texts}
 */
export function winget(facts) {
  const { version, license, publisher, homepage } = facts;
  const common = { PackageIdentifier: 'Quotide.Quotide', PackageVersion: version };
  const installers = ['x64', 'arm64'].map((arch) => ({
    Architecture: arch,
    InstallerUrl: addressOf(facts, `Quotide-${version}-${arch}.exe`),
    InstallerSha256: sumOf(facts, `Quotide-${version}-${arch}.exe`).toUpperCase(),
  }));
  return {
    'Quotide.Quotide.yaml': manifest('version', { ...common, DefaultLocale: 'en-US' }),
    'Quotide.Quotide.installer.yaml': manifest('installer', {
      ...common,
      InstallerType: 'nullsoft',
      Scope: 'user',
      UpgradeBehavior: 'install',
      Installers: installers,
    }),
    'Quotide.Quotide.locale.en-US.yaml': manifest('defaultLocale', {
      ...common,
      PackageLocale: 'en-US',
      Publisher: publisher,
      PackageName: 'Quotide',
      PackageUrl: homepage,
      License: license,
      LicenseUrl: `${homepage}/blob/v${version}/LICENSE`,
      ShortDescription: SUMMARY,
      Moniker: 'quotide',
      Tags: ['claude', 'rate-limit', 'tray', 'usage'],
      ReleaseNotesUrl: `${homepage}/releases/tag/v${version}`,
    }),
  };
}

/**
 * @param {string} type
 * @param {object} fields
 */
function manifest(type, fields) {
  const lines = yaml({ ...fields, ManifestType: type, ManifestVersion: WINGET_SCHEMA });
  return `# yaml-language-server: $schema=https://aka.ms/winget-manifest.${type}.${WINGET_SCHEMA}.schema.json\n${lines}`;
}

/**
 * YAML of texts, lists of texts and lists of objects. A JSON string is a YAML string.
 * @param {object} fields
 * @param {string} indent
 * @returns {string}
 */
function yaml(fields, indent = '') {
  return Object.entries(fields)
    .map(([key, value]) => {
      if (!Array.isArray(value)) return `${indent}${key}: ${JSON.stringify(value)}\n`;
      const items = value.map((item) =>
        typeof item === 'string'
          ? `${indent}  - ${JSON.stringify(item)}\n`
          : `${indent}  - ${yaml(item, `${indent}    `).trimStart()}`,
      );
      return `${indent}${key}:\n${items.join('')}`;
    })
    .join('');
}

/**
 * A cask for Homebrew: https://docs.brew.sh/Cask-Cookbook
 * @param {StoreFacts} facts
 */
export function cask(facts) {
  const { version, homepage } = facts;
  const name = `Quotide-${version}-universal.dmg`;
  return `cask "quotide" do
  version ${ruby(version)}
  sha256 ${ruby(sumOf(facts, name))}

  url ${ruby(addressOf(facts, name)).replaceAll(version, '#{version}')}
  name "Quotide"
  desc ${ruby(SUMMARY)}
  homepage ${ruby(homepage)}

  livecheck do
    url :url
    strategy :github_latest
  end

  app "Quotide.app"
  binary "#{appdir}/Quotide.app/Contents/Resources/bin/quotide"

  uninstall quit:       ${ruby(APP_ID)},
            login_item: "Quotide"

  zap trash: [
    "~/Library/Application Support/Quotide",
    "~/Library/Preferences/${APP_ID}.plist",
  ]
end
`;
}

/**
 * A PKGBUILD for the AUR, out of the deb: https://wiki.archlinux.org/title/PKGBUILD
 * @param {StoreFacts} facts
 */
export function pkgbuild(facts) {
  const { version, license, licenseSum, publisher, homepage } = facts;
  const debs = [
    ['x86_64', 'amd64'],
    ['aarch64', 'arm64'],
  ].map(([arch, deb]) => ({ arch, name: `quotide_${version}_${deb}.deb` }));
  const sources = debs.map(({ arch, name }) => {
    const address = addressOf(facts, name);
    return `source_${arch}=(${shell(address)})\nsha256sums_${arch}=(${shell(sumOf(facts, name))})\n`;
  });
  return `# Maintainer: ${publisher.replaceAll(/[^\w .-]/g, '')}
pkgname=quotide-bin
# A version of Arch has no hyphen.
pkgver=${version.replaceAll('-', '_')}
pkgrel=1
pkgdesc=${shell(SUMMARY)}
arch=('x86_64' 'aarch64')
url=${shell(homepage)}
license=(${shell(license)})
depends=('alsa-lib' 'at-spi2-core' 'gtk3' 'libnotify' 'libsecret' 'nss')
optdepends=('libappindicator-gtk3: the tray icon on some desktops' 'xdg-utils: opens links')
provides=('quotide')
conflicts=('quotide')
options=('!strip' '!debug')
source=(${shell(`LICENSE-${version}::${homepage}/raw/v${version}/LICENSE`)})
sha256sums=(${shell(licenseSum)})
${sources.join('')}
package() {
  bsdtar -xf "$srcdir"/data.tar.* -C "$pkgdir"
  install -d "$pkgdir/usr/bin"
  ln -s /opt/Quotide/resources/bin/quotide "$pkgdir/usr/bin/quotide"
  install -Dm644 "$srcdir/LICENSE-${version}" "$pkgdir/usr/share/licenses/$pkgname/LICENSE"
}
`;
}

/**
 * @param {StoreFacts} facts
 * @param {string} name
 */
function sumOf({ sums }, name) {
  const sum = sums[name];
  if (sum === undefined)
    throw new SetupError(`The release has no ${name}.`, 'Build all packages of it, then write this again.');
  return sum;
}

/**
 * @param {StoreFacts} facts
 * @param {string} name
 */
function addressOf({ homepage, version }, name) {
  return `${homepage}/releases/download/v${version}/${name}`;
}

/** @param {string} text in quotes of a shell */
function shell(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** @param {string} text in quotes of Ruby, where `#{` would begin code */
function ruby(text) {
  return JSON.stringify(text).replaceAll('#{', '\\#{');
}
