/** Where everything is sent: fixed at the start, never taken from a request. */
export interface Target {
  readonly secure: boolean;
  readonly host: string;
  readonly port: number;
  /** The Host header: without the port where it is the scheme's own. */
  readonly authority: string;
  /** The user's own way out, `http://[user:password@]host:port`; `null`: direct. */
  readonly via: URL | null;
}

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * The target of an API origin, with the proxy that the environment names for it (HTTPS_PROXY, NO_PROXY; lower case
 * too). This machine is never reached through a proxy.
 * @param origin `https://host[:port]`, or `http://` on this machine
 */
export function targetOf(origin: string, env: Variables): Target {
  const url = new URL(origin);
  const secure = url.protocol === 'https:';
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const port = url.port === '' ? (secure ? 443 : 80) : Number(url.port);
  return { secure, host, port, authority: url.host, via: secure ? viaOf(host, env) : null };
}

function viaOf(host: string, env: Variables): URL | null {
  const text = env['HTTPS_PROXY'] || env['https_proxy'];
  if (!text || isLocal(host) || isExempt(host, env['NO_PROXY'] ?? env['no_proxy'] ?? '')) return null;
  const url = URL.parse(text.includes('://') ? text : `http://${text}`);
  return url?.protocol === 'http:' ? url : null;
}

function isLocal(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}

function isExempt(host: string, list: string): boolean {
  return list
    .split(/[\s,]+/)
    .map((each) =>
      each
        .toLowerCase()
        .replace(/^\*?\./, '')
        .replace(/:\d+$/, ''),
    )
    .some((each) => each === '*' || (each !== '' && (host === each || host.endsWith(`.${each}`))));
}
