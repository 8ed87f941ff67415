// The feed that tells installed copies of a new version: signed here, checked by electron/sources/releases/verify.ts.
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { SetupError } from '../report.mjs';

/** As in electron/sources/releases/verify.ts. */
const SIGNED_PREFIX = 'quotide release 1\n';

/** A new pair of keys, as they are written into packaging/updates.json and the environment. */
export function makeKeys() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
  };
}

/**
 * The feed's text for a release.
 * @param {string} version
 * @param {string} privateKey as `makeKeys` gives it
 * @param {readonly string[]} publicKeys those that the app knows; a feed that it would refuse is not made
 */
export function signFeed(version, privateKey, publicKeys) {
  const key = readKey(privateKey);
  const own = createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');
  if (!publicKeys.includes(own))
    throw new SetupError(
      'The app does not know the public half of this key.',
      'Name it in packaging/updates.json, and publish a version with it before one that is signed by it.',
    );
  const release = JSON.stringify({ app: 'io.quotide.app', version });
  const signature = sign(null, Buffer.from(SIGNED_PREFIX + release), key).toString('base64');
  return `${JSON.stringify({ schema: 1, release, signature }, null, 2)}\n`;
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
