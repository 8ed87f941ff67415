/**
 * The address of `path` (`/api/oauth/usage`) under a base address. `null` where a token must not be sent: anything but
 * https or http on loopback, and addresses with a user name.
 */
export function targetUrl(baseUrl: string, path: string): URL | null {
  if (!URL.canParse(baseUrl)) return null;
  const base = new URL(baseUrl);
  const safe = base.protocol === 'https:' || (base.protocol === 'http:' && isLoopback(base.hostname));
  if (!safe || base.username !== '' || base.password !== '') return null;
  const url = new URL(`${base.pathname.replace(/\/+$/, '')}${path}`, base.origin);
  // A path such as //host would name another server.
  return url.origin === base.origin ? url : null;
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
