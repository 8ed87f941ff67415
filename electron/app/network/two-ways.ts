import { clearerCause, networkErrorOf } from '../../core/network/failure-cause';
import { orStopped, stopOf } from '../../platform/http/deadline';
import type { Fetch } from '../../platform/http/fetch-type';

/**
 * The two ways to send a request: by Chromium, which uses the system's proxy settings, PAC files and, on macOS and
 * Windows, the system's certificates; or by Node, which uses the environment and the certificates of Linux.
 */
export type WayName = 'chromium' | 'node';

export interface TwoWays {
  readonly fetch: Fetch;
  /** The way that the next request uses first. */
  readonly current: () => WayName;
}

export interface TwoWaysParts {
  readonly ways: Readonly<Record<WayName, Fetch>>;
  /** The stored way that worked last, or the one to begin with. */
  readonly first: () => WayName;
  /** Called when a way has worked. */
  readonly onWorked: (way: WayName) => void;
  /** Called when a way gave no answer before the timeout. */
  readonly onSilent?: (way: WayName) => void;
}

const others: Readonly<Record<WayName, WayName>> = { chromium: 'node', node: 'chromium' };

/**
 * A `fetch` by the way that worked last. A request that was certainly not sent is sent the other way at once. One that may
 * have been sent is not, since it would count twice: the next request uses the other way. Any answer of a server is
 * final, except a proxy's request for a login (407).
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
  /** Sends a request the other way. If that fails too, throws the error with the clearer cause. */
  const retry = async (way: WayName, request: Parameters<Fetch>, failure: unknown): Promise<Response> => {
    const response = await ways[way](...request).catch((error: unknown) => {
      throw clearer(failure, error);
    });
    if (response.status !== PROXY_LOGIN) settle(way);
    return response;
  };
  const fetch: Fetch = async (url, init) => {
    const way = current();
    // Chromium's promise never settles while its network process hangs.
    const asked = init.signal ? orStopped(ways[way](url, init), init.signal) : ways[way](url, init);
    const first = await asked.catch((error: unknown) => ({ error }));
    if (!('error' in first)) {
      if (first.status === PROXY_LOGIN)
        return retry(others[way], [url, init], null).catch((error: unknown) => {
          // The status alone names neither the proxy nor whether a login was refused.
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
    // A redirect is an answer: Electron throws it, Node returns it.
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
