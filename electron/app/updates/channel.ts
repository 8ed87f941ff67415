import { z } from 'zod';
import published from '../../../packaging/updates.json';

/** Where new versions are told of. */
export interface UpdateChannel {
  /** Address of the feed; it answers by itself, since no redirect is followed. */
  readonly feed: string;
  /** The page that a person is sent to; fixed, and no answer can change it. */
  readonly page: string;
  /** ed25519, SPKI in base64. */
  readonly publicKeys: readonly string[];
  /** Given by the environment, for tests: then a checkout asks too. */
  readonly isTest: boolean;
}

const https = z.string().regex(/^https:\/\/[a-z0-9.-]+\//);
const Published = z.object({ feed: https, page: https, publicKeys: z.array(z.base64()).min(1) });
const LOOPBACK = /^http:\/\/127\.0\.0\.1:\d{1,5}\//;

/**
 * The channel that the build names (packaging/updates.json); `null`: none, and nobody is asked.
 * @param variables where the API is on this machine, `QUOTIDE_UPDATE_FEED` and `QUOTIDE_UPDATE_KEY` name one on this
 *   machine in its place
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
