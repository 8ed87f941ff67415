import { clearerCause, networkErrorOf } from '../../core/network/cause';
import { orStopped, stopOf } from '../../sources/usage-api/deadline';
import type { Fetch } from '../../sources/usage-api/request';

/**
 * The two ways to ask: by Chromium, which knows the system's proxy settings, PAC files and, on macOS and Windows, the
 * system's certificates; by Node, which follows the environment and the certificates of Linux.
 */
export type WayName = 'chromium' | 'node';

export interface TwoWays {
  readonly fetch: Fetch;
  /** The one that the next request takes first. */
  readonly current: () => WayName;
}

export interface TwoWaysParts {
  readonly ways: Readonly<Record<WayName, Fetch>>;
  /** The way that worked last, or the one to begin with. */
  readonly first: () => WayName;
  /** Called when a way has worked. */
  readonly onWorked: (way: WayName) => void;
  /** Called when a way gave no answer in the time of a request. */
  readonly onSilent?: (way: WayName) => void;
}

const others: Readonly<Record<WayName, WayName>> = { chromium: 'node', node: 'chromium' };

/**
 * A `fetch` that takes the way which worked last. A request that surely was not sent goes the other way at once; one
 * that may have been sent does not, since it would count twice: the next one goes the other way. Any answer of a
 * server is final, but for a proxy's wish for a login (407).
 */
export function createTwoWays({ ways, first, onWorked, onSilent }: TwoWaysParts): TwoWays {
  let worked: WayName | null = null;
  let next: WayName | null = null;
  const current = (): WayName => next ?? worked ?? first();
  const settle = (way: WayName): void => {
    next = null;
    worked = way;
    onWorked(way);
  };
  /** The other way, after a request that was not sent; where that fails as well, the failure that says more. */
  const retry = async (way: WayName, request: Parameters<Fetch>, failure: unknown): Promise<Response> => {
    const response = await ways[way](...request).catch((error: unknown) => {
      throw clearer(failure, error);
    });
    if (response.status !== PROXY_LOGIN) settle(way);
    return response;
  };
  const fetch: Fetch = async (url, init) => {
    const way = current();
    // Chromium's own promise stays open for ever where its network process hangs.
    const asked = init.signal ? orStopped(ways[way](url, init), init.signal) : ways[way](url, init);
    const first = await asked.catch((error: unknown) => ({ error }));
    if (!('error' in first)) {
      if (first.status === PROXY_LOGIN)
        return retry(others[way], [url, init], null).catch((error: unknown) => {
          // The bare status says neither which proxy it was nor whether a login was refused.
          if (isAboutLogin(error)) throw error;
          return first;
        });
      settle(way);
      return first;
    }
    const { error } = first;
    if (!isStopped(init) && networkErrorOf(error)?.neverSent === true)
      return retry(others[way], [url, init], error);
    if (init.signal && stopOf(init.signal) === 'timeout') onSilent?.(way);
    // A redirect is an answer: Electron throws it where Node gives it.
    next = isRedirect(error) ? null : others[way];
    throw error;
  };
  return { fetch, current };
}

const PROXY_LOGIN = 407;

function isAboutLogin(error: unknown): boolean {
  const kind = networkErrorOf(error)?.network.kind;
  return kind === 'proxy_login' || kind === 'proxy_login_refused';
}

function isStopped({ signal }: RequestInit): boolean {
  return signal?.aborted === true;
}

function isRedirect(error: unknown): boolean {
  return error instanceof Error && /redirect/i.test(error.message);
}

function clearer(first: unknown, second: unknown): unknown {
  const [a, b] = [networkErrorOf(first), networkErrorOf(second)];
  if (a === null || b === null) return b === null ? first : second;
  return clearerCause(a.network, b.network) === b.network ? second : first;
}
