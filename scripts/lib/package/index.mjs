// `npm run package` builds the files that people install. It downloads only what set-up needs.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readJson } from '../files.mjs';
import { electronDir, root } from '../paths.mjs';
import { say, SetupError, withProgress } from '../report.mjs';
import { which } from '../run.mjs';
import { installedRuntime } from '../runtime/installed.mjs';
import { setUp } from '../setup.mjs';
import { makeTarGz } from './archive.mjs';
import { assertClean, examineContents } from './contents.mjs';
import { drawIcons } from './icons.mjs';
import { publishOf } from './publish.mjs';
import { writeShellFiles } from './shell-files.mjs';
import { debDepends, planTargets, rpmDepends, suffixOf } from './targets.mjs';

const out = path.join(root, 'out');
const BUILDER = fileURLToPath(new URL('./builder.mjs', import.meta.url));
const FPM = fileURLToPath(new URL('./fpm.mjs', import.meta.url));

/**
 * @param {string[]} args
 * @returns {{release: boolean, targets: string[]}}
 */
export function parsePackageArgs(args) {
  const unknown = args.find((word) => word.startsWith('-') && word !== '--release');
  if (unknown !== undefined)
    throw new SetupError(`There is no option ${unknown}.`, 'Use: npm run package [-- --release] [target…]');
  return { release: args.includes('--release'), targets: args.filter((word) => !word.startsWith('-')) };
}

/**
 * Builds all packages that this machine can build.
 * @param {{release: boolean, targets: string[]}} wishes
 */
export async function packageAll({ release, targets }) {
  await setUp();
  const runtime = installedRuntime(electronDir);
  const official = runtime?.npmPin === null;
  const version = /** @type {string} */ (runtime?.version);
  if (release) refuse(official, version);
  const plan = planTargets(
    { platform: process.platform, official, has: (command) => which(command) !== null },
    targets,
  );
  for (const line of plan.cannot) say(`not built here: ${line}`);
  if (plan.build.length === 0) throw new SetupError('There is nothing to build.', 'Name other targets.');
  const { publish, why } = publishOf({
    platform: process.platform,
    release,
    targets: plan.build,
    env: process.env,
    channel: readJson(path.join(root, 'packaging', 'updates.json')),
  });
  say(why === null ? `can install new versions: from ${publish?.url}` : `only reports new versions: ${why}`);
  const build = { official, release, version, publish, suffix: suffixOf({ official, release }) };
  await drawIcons(path.join(out, 'icons'));
  await writeShellFiles(path.join(out, 'shell'));
  await withProgress(`packing ${plan.build.join(', ')} on Electron ${version}`, () =>
    pack(plan.build, build),
  );
  report(plan.build, build);
}

/**
 * @param {boolean} official
 * @param {string} version
 */
export function refuse(official, version) {
  if (official) return;
  throw new SetupError(
    `Electron ${version} is not Electron's own, so nothing built on it is a release.`,
    'Run ELECTRON_RUNTIME=official npm run setup where github.com can be reached, then this again.',
  );
}

/**
 * @typedef {{official: boolean, release: boolean, version: string, suffix: string, publish: object | null}} Build
 *
 * @param {string[]} targets
 * @param {Build} build
 */
async function pack(targets, { version, release, suffix, publish }) {
  const own = targets.filter((name) => name !== 'tar.gz');
  const { version: ours } = readJson(path.join(root, 'package.json'));
  const compression = release ? 'xz' : 'gz';
  const name = (/** @type {string} */ tail) => `\${productName}-\${version}${suffix}-${tail}.\${ext}`;
  const universal = isUniversal(targets);
  await runBuilder({
    projectDir: root,
    targets: own.length > 0 ? own : ['dir'],
    universal,
    config: {
      electronVersion: version,
      // This machine's runtime is only half of a universal app, so electron-builder downloads both halves.
      ...(universal ? {} : { electronDist: path.join(electronDir, 'dist') }),
      files: [...sqliteFiles(), ...(publish === null ? ['!dist/installer.cjs'] : [])],
      publish,
      // A package that replaces itself has to be signed: a certificate that cannot be used ends the build.
      forceCodeSigning: publish !== null,
      artifactName: name('${arch}'),
      deb: {
        depends: debDepends(),
        compression,
        artifactName: `\${name}_\${version}${suffix}_\${arch}.\${ext}`,
      },
      rpm: { depends: rpmDepends(), compression: release ? 'xz' : 'gzip', artifactName: name('${arch}') },
      // Without Apple's key the app cannot be notarized; its file name has a warning that it is no release.
      mac: { notarize: Boolean(process.env.APPLE_API_KEY) },
      portable: { artifactName: name('${arch}-portable') },
    },
  });
  if (!targets.includes('tar.gz')) return;
  const base = `Quotide-${ours}${suffix}-${process.arch}`;
  await makeTarGz(unpackedDir(), path.join(out, `${base}.tar.gz`), base, release ? 9 : 1);
}

/**
 * @param {{projectDir: string, targets: string[], universal: boolean, config: object}} options
 * @returns {Promise<void>}
 */
async function runBuilder(options) {
  const env = { ...process.env, ...(process.platform === 'linux' ? { CUSTOM_FPM_PATH: FPM } : {}) };
  const child = spawn(process.execPath, [BUILDER, JSON.stringify(options)], {
    env,
    // The stdout of our scripts is their result.
    stdio: ['inherit', 2, 'inherit'],
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new SetupError('electron-builder failed.', 'See what it says above.');
}

/**
 * Whether a target for macOS runs on both of its processors; all but the unpacked folder do.
 * @param {readonly string[]} targets
 */
export function isUniversal(targets, platform = process.platform) {
  return platform === 'darwin' && targets.some((name) => name !== 'dir');
}

/**
 * The one binary of better-sqlite3 that this runtime loads: set-up's own build, or the prebuilt one. On macOS the one
 * of each processor, since the two halves of a universal app must have the same files.
 */
export function sqliteFiles(platform = process.platform) {
  const built = 'node_modules/better-sqlite3/build/Release/better_sqlite3.node';
  if (platform === process.platform && fs.existsSync(path.join(root, built))) return [built];
  const which = platform === 'darwin' ? '{darwin-x64,darwin-arm64}' : '${platform}-${arch}';
  return [
    `node_modules/better-sqlite3/prebuilds/${which}.node`,
    `node_modules/better-sqlite3/lib/${which}.js`,
  ];
}

/** Where electron-builder leaves the folder that it packs. */
export function unpackedDir(platform = process.platform, arch = process.arch, universal = false) {
  const system = platform === 'win32' ? 'win' : platform === 'darwin' ? 'mac' : 'linux';
  const processor = universal ? '-universal' : arch === 'x64' ? '' : `-${arch}`;
  return path.join(out, `${system}${processor}${system === 'mac' ? '' : '-unpacked'}`);
}

/**
 * @param {string[]} targets
 * @param {Build} build
 */
function report(targets, { official, suffix, version, publish }) {
  const folder = unpackedDir(process.platform, process.arch, isUniversal(targets));
  const resources =
    process.platform === 'darwin'
      ? path.join(folder, 'Quotide.app', 'Contents', 'Resources')
      : path.join(folder, 'resources');
  const contents = examineContents(resources, publish !== null);
  say(`packed: ${contents.files.length} entries, ${megabytes(contents.bytes)} of our own`);
  assertClean(contents);
  for (const name of fs.readdirSync(out).filter((each) => /\.(deb|rpm|gz|AppImage|dmg|zip|exe)$/.test(each)))
    if (suffix === '' || name.includes(suffix))
      say(`out/${name}: ${megabytes(fs.statSync(path.join(out, name)).size)}`);
  if (!official && targets.length > 0)
    say(`*** built on Electron ${version}, NOT the one in package.json: for tests only, no release ***`);
}

/** @param {number} bytes */
function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
