import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import published from '../../../packaging/updates.json';
import type { InstallationFacts } from '../../core/doctor/doctor-facts';
import { replacesItself } from '../../core/updates/install';

/** The feed that announces new versions, and the page to download them from. */
export interface UpdateChannel {
  /** Address of the feed. No redirect is followed. */
  readonly feed: string;
  /** The page that opens in the browser; fixed in the build, so that no answer can change it. */
  readonly page: string;
  /** ed25519, SPKI in base64. */
  readonly publicKeys: readonly string[];
  /** Set by the environment, for tests: then a checkout requests the feed too. */
  readonly isTest: boolean;
}

const https = z.string().regex(/^https:\/\/[a-z0-9.-]+\//);
const Published = z.object({ feed: https, page: https, publicKeys: z.array(z.base64()).min(1) });
const LOOPBACK = /^http:\/\/127\.0\.0\.1:\d{1,5}\//;

/**
 * The channel that the build names (packaging/updates.json); `null`: none, and no feed is requested.
 * @param variables `QUOTIDE_UPDATE_FEED` and `QUOTIDE_UPDATE_KEY` name a channel on this machine instead, which is used
 *   only while the API is on this machine too
 */
export function updateChannel(
  variables: Readonly<Record<string, string | undefined>>,
  apiIsLoopback: boolean,
  build: unknown = published,
): UpdateChannel | null {
  const { QUOTIDE_UPDATE_FEED: feed, QUOTIDE_UPDATE_KEY: key } = variables;
  if (apiIsLoopback)
    return feed !== undefined && key !== undefined && LOOPBACK.test(feed)
      ? { feed, page: 'https://quotide.invalid/releases', publicKeys: [key], isTest: true }
      : null;
  const read = Published.safeParse(build);
  return read.success ? { ...read.data, isTest: false } : null;
}

/**
 * Whether this copy can install a new version in its own place: an installed package for macOS or Windows whose build
 * was signed. `npm run package` lets electron-builder write app-update.yml only into such a package.
 * @param built the folder of the built bundles
 */
export function canInstall(
  built: string,
  platform: string,
  installation: Pick<InstallationFacts, 'kind'> | null,
): boolean {
  if (installation === null || !replacesItself(platform, installation.kind)) return false;
  const resources = path.dirname(path.dirname(built));
  return existsSync(path.join(resources, 'app-update.yml')) && existsSync(path.join(built, 'installer.cjs'));
}
