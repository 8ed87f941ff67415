import type { UpdateFailure } from '../../core/updates/updates';
import { err, type Result } from '../../core/result';
import type { SignedRelease } from '../../core/updates/release';
import { orStopped, withDeadline } from '../../platform/http/deadline';
import { readText } from '../../platform/http/read-body';
import type { Fetch } from '../../platform/http/fetch-type';
import { anonymousRequest } from './anonymous';
import { readRelease } from './verify';

/** Largest answer in bytes; a feed has less than 1 kB. */
const MOST_BYTES = 16_384;
const DEADLINE_MS = 20_000;

/** One request to the feed. */
export interface FeedRequest {
  readonly fetch: Fetch;
  /** The fixed address of the feed. */
  readonly feed: string;
  readonly publicKeys: readonly string[];
  /** The best known time, epoch ms. */
  readonly now: () => number;
  readonly signal: AbortSignal;
  /** For headers and body together, in real ms. */
  readonly deadlineMs?: number;
}

/**
 * Requests the feed once. The request is the same for every user: no version, no system, no cookie, no cache validator.
 * Never throws, follows no redirect, does not retry.
 * @returns the newest version and its files, signed by a pinned key
 */
export function requestFeed(request: FeedRequest): Promise<Result<SignedRelease, UpdateFailure>> {
  return withDeadline(request.deadlineMs ?? DEADLINE_MS, request.signal, async (signal) => {
    try {
      return await exchange(request, signal);
    } catch (error) {
      // Electron throws at a redirect that is not followed.
      return err(/redirect/i.test(String(error)) ? 'redirect' : 'unreachable');
    }
  });
}

async function exchange(
  { fetch, feed, publicKeys, now }: FeedRequest,
  signal: AbortSignal,
): Promise<Result<SignedRelease, UpdateFailure>> {
  const response = await orStopped(
    fetch(feed, anonymousRequest('application/json', 'manual', signal)),
    signal,
  );
  const { status, type, redirected } = response;
  if (type === 'opaqueredirect' || redirected || (status >= 300 && status < 400)) return err('redirect');
  if (status !== 200) return err('status');
  const text = await readText(response, signal, MOST_BYTES);
  return text === null ? err('too_large') : readRelease(text, publicKeys, now());
}
