import type { Fetch } from '../sources/usage-api/request';

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * The command's `fetch`: Node's own, or through the proxy that the environment names (HTTPS_PROXY, HTTP_PROXY,
 * NO_PROXY; lower case too), which Node's own ignores: https://github.com/jarrodwatts/claude-hud/issues/277.
 * Certificates of NODE_EXTRA_CA_CERTS are Node's to add. An API on this machine is never asked through a proxy.
 */
export async function commandFetch(env: Variables, apiIsLoopback: boolean): Promise<Fetch> {
  const names = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'];
  if (apiIsLoopback || !names.some((name) => env[name])) return (url, init) => fetch(url, init);
  const { EnvHttpProxyAgent, fetch: proxied } = await import('undici');
  const dispatcher = new EnvHttpProxyAgent();
  // undici's types and the global ones describe the same classes twice.
  const through = proxied as unknown as (url: string, init: object) => Promise<Response>;
  return (url, init) => through(url, { ...init, dispatcher });
}
