import { direct, environmentRoutes, type Routes } from '../../core/network/route';

/** The server to which all requests go: fixed at the start, never read from a request. */
export interface Target extends Routes {
  readonly secure: boolean;
  readonly host: string;
  readonly port: number;
  /** The Host header, without the scheme's default port. */
  readonly authority: string;
}

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * The target of an API origin, with the proxy that the environment names for it (HTTPS_PROXY, NO_PROXY and similar
 * variables). This machine is never reached through a proxy.
 * @param origin `https://host[:port]`, or `http://` on this machine
 */
export function targetOf(origin: string, env: Variables): Target {
  const url = new URL(origin);
  const secure = url.protocol === 'https:';
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const port = url.port === '' ? (secure ? 443 : 80) : Number(url.port);
  const { routes, problem } = (secure ? environmentRoutes(env, host, port) : null) ?? direct;
  return { secure, host, port, authority: url.host, routes, problem };
}
