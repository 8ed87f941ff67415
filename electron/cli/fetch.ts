import { readFileSync } from 'node:fs';
import { rootCertificates } from 'node:tls';
import type { Fetch } from '../sources/usage-api/request';

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * The command's `fetch`: Node's own, or through the proxy that the environment names (HTTPS_PROXY, HTTP_PROXY,
 * NO_PROXY; lower case too), which Node's own ignores: https://github.com/jarrodwatts/claude-hud/issues/277.
 * An API on this machine is never asked through a proxy.
 * @param extra certificates (PEM) to trust beside the usual ones; null where Node itself adds those of the environment
 */
export async function commandFetch(
  env: Variables,
  apiIsLoopback: boolean,
  extra: string | null = extraCertificates(env),
): Promise<Fetch> {
  const names = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'];
  const proxied = !apiIsLoopback && names.some((name) => env[name]);
  if (!proxied && extra === null) return (url, init) => fetch(url, init);
  const undici = await import('undici');
  const trust = extra === null ? {} : { ca: [...rootCertificates, extra] };
  const dispatcher = proxied
    ? new undici.EnvHttpProxyAgent({ connect: trust, requestTls: trust, proxyTls: trust })
    : new undici.Agent({ connect: trust });
  // undici's types and the global ones describe the same classes twice.
  const through = undici.fetch as unknown as (url: string, init: object) => Promise<Response>;
  return (url, init) => through(url, { ...init, dispatcher });
}

/** Those of NODE_EXTRA_CA_CERTS in a package, where a fuse keeps Node from reading it. The doctor tells of a bad file. */
function extraCertificates(env: Variables): string | null {
  const file = env['NODE_EXTRA_CA_CERTS'];
  if (!file || (process as { readonly type?: string }).type !== 'browser') return null;
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
