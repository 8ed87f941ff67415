/**
 * A request that is the same for every user: its headers replace Electron's, which name versions of Electron and of the
 * system. It has no cookie and is not cached.
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
