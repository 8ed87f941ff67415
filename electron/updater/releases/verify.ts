import { createPublicKey, verify } from 'node:crypto';
import { z } from 'zod';
import type { UpdateFailure } from '../../core/updates/updates';
import type { SignedRelease } from '../../core/updates/release';
import { parseVersion } from '../../core/updates/version';
import { err, ok, type Result } from '../../core/result';

/** Prefix of the signed text, so that a signature of another text does not fit. */
export const SIGNED_PREFIX = 'quotide release 1\n';
const APP = 'io.quotide.app';
/** Limit of a package's size; Quotide's packages are much smaller. */
const MOST_BYTES = 1_000_000_000;
/** Longest time in ms between a feed's two dates: a mistake must not sign one for ever. */
const LONGEST_LIFE_MS = 100 * 24 * 3_600_000;

/** The feed's file: the release as a text, since a signature covers bytes, and its signature. */
const Envelope = z.object({
  schema: z.literal(1),
  release: z.string().max(4096),
  signature: z.base64().length(88),
});
const File = z.object({
  name: z.string().regex(/^[A-Za-z0-9][\w.-]{0,127}$/),
  bytes: z.number().int().min(1).max(MOST_BYTES),
  sha512: z.base64().length(88),
});
const instant = z.iso.datetime().transform((text) => Date.parse(text));
const Signed = z.object({
  app: z.literal(APP),
  version: z.string().refine((text) => parseVersion(text) !== null),
  files: z.array(File).max(16).default([]),
});
const Life = z
  .object({ signedAt: instant, expiresAt: instant })
  .refine(({ signedAt, expiresAt }) => expiresAt > signedAt && expiresAt - signedAt <= LONGEST_LIFE_MS);

/**
 * Parses a feed's text to its version and files, when a pinned key has signed it and it has not expired. Without that, an
 * old feed could be shown for ever to hide a new version. One without a date has an unknown age and counts as expired.
 * @param publicKeys ed25519, SPKI in base64; the signature of one of them is enough, so that a key can be replaced
 * @param now epoch ms, the best known; a feed that was signed later proves that it is behind, and its own date counts
 */
export function readRelease(
  text: string,
  publicKeys: readonly string[],
  now: number,
): Result<SignedRelease, UpdateFailure> {
  const envelope = Envelope.safeParse(parsed(text));
  if (!envelope.success) return err('malformed');
  const { release, signature } = envelope.data;
  // The signature is checked before the release is parsed.
  if (!publicKeys.some((key) => isSignedBy(key, release, signature))) return err('signature');
  const value = parsed(release);
  const read = Signed.safeParse(value);
  if (!read.success) return err('malformed');
  const life = Life.safeParse(value);
  if (!life.success || now >= life.data.expiresAt) return err('expired');
  const { version, files } = read.data;
  return ok({ version, files, ...life.data });
}

function isSignedBy(publicKey: string, release: string, signature: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    if (key.asymmetricKeyType !== 'ed25519') return false;
    return verify(null, Buffer.from(SIGNED_PREFIX + release), key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
