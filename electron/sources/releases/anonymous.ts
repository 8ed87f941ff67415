/**
 * A request that is the same from everybody: in place of what Electron would say of itself, its version and the
 * system's. No cookie goes with it, and nothing of it is kept.
 */
export function anonymousRequest(
  accept: string,
  redirect: 'manual' | 'follow',
  signal: AbortSignal,
): RequestInit {
  return {
    method: 'GET',
    headers: { Accept: accept, 'Accept-Language': '*', 'User-Agent': 'Quotide' },
    redirect,
    signal,
    credentials: 'omit',
    cache: 'no-store',
  };
}
