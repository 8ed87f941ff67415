// The feed that announces a new version to installed copies: signed here, checked by
// electron/updater/releases/verify.ts.
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
} from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { SetupError } from '../report.mjs';

/** As in electron/updater/releases/verify.ts. */
const SIGNED_PREFIX = 'quotide release 1\n';
/** Days for which a feed holds; the app refuses one of more than 100. */
export const LIFE_DAYS = 60;

/** Makes a new pair of keys, in the form for packaging/updates.json and the environment. */
export function makeKeys() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
  };
}

/**
 * @typedef {{name: string, bytes: number, sha512: string}} ReleaseFile
 *
 * Finds the files of a release that replace a signed package, with the sha512 that the app checks: the installer for
 * Windows and the archive for macOS.
 * @param {string} folder
 * @param {string} version
 * @returns {ReleaseFile[]}
 */
export function releaseFiles(folder, version) {
  const own = new RegExp(`^Quotide-${version.replaceAll('.', '\\.')}-(universal\\.zip|(x64|arm64)\\.exe)$`);
  return fs
    .readdirSync(folder)
    .filter((name) => own.test(name))
    .sort()
    .map((name) => {
      const bytes = fs.readFileSync(path.join(folder, name));
      return { name, bytes: bytes.length, sha512: createHash('sha512').update(bytes).digest('base64') };
    });
}

/**
 * The feed's text for a release.
 * @param {string} version
 * @param {string} privateKey as `makeKeys` gives it
 * @param {readonly string[]} publicKeys those that the app knows; a feed that it would refuse is not made
 * @param {readonly ReleaseFile[]} [files] what signed packages may replace themselves with
 * @param {number} [now] epoch ms
 */
export function signFeed(version, privateKey, publicKeys, files = [], now = Date.now()) {
  const key = readKey(privateKey);
  const own = createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');
  if (!publicKeys.includes(own))
    throw new SetupError(
      'The app does not know the public half of this key.',
      'Name it in packaging/updates.json, and publish a version with it before one that is signed by it.',
    );
  const release = JSON.stringify({
    app: 'io.quotide.app',
    version,
    signedAt: new Date(now).toISOString(),
    expiresAt: new Date(now + LIFE_DAYS * 24 * 3_600_000).toISOString(),
    ...(files.length > 0 && { files }),
  });
  const signature = sign(null, Buffer.from(SIGNED_PREFIX + release), key).toString('base64');
  return `${JSON.stringify({ schema: 1, release, signature }, null, 2)}\n`;
}

/**
 * The same feed with the dates of now. A feed expires, so that an old one cannot be shown for ever.
 * @param {string} text of the feed that is published
 * @param {string} privateKey as `makeKeys` gives it
 * @param {readonly string[]} publicKeys those that the app knows; a feed of another key is not renewed
 * @param {number} [now] epoch ms
 */
export function renewFeed(text, privateKey, publicKeys, now = Date.now()) {
  const { release, signature } = JSON.parse(text);
  const isOurs = publicKeys.some((key) => {
    const spki = createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' });
    return verify(null, Buffer.from(SIGNED_PREFIX + release), spki, Buffer.from(signature, 'base64'));
  });
  if (!isOurs)
    throw new SetupError(
      'No key of the app has signed this feed.',
      'Make a new one: npm run updates -- sign FILE',
    );
  const { version, files } = JSON.parse(release);
  return signFeed(version, privateKey, publicKeys, files, now);
}

/** @param {string} privateKey */
function readKey(privateKey) {
  try {
    return createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' });
  } catch {
    // Not the reason: it may quote the key.
    throw new SetupError(
      'QUOTIDE_UPDATE_PRIVATE_KEY is no ed25519 key (PKCS #8, in base64).',
      'Make one: npm run updates -- keys',
    );
  }
}
