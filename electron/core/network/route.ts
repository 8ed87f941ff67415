import type { NetworkCause } from './failure-cause';

/** A proxy by its address. */
export interface ProxyRoute {
  readonly kind: 'http' | 'https' | 'socks5';
  /** A name or an IP address, IPv6 without brackets. */
  readonly host: string;
  readonly port: number;
  /** The decoded login; `null` without one. In memory only: never in a log, a file or a message to a person. */
  readonly login: { readonly user: string; readonly password: string } | null;
}

/** One way to a server: direct, or through a proxy. */
export type Route = { readonly kind: 'direct' } | ProxyRoute;

/** The ways to a server, in the order of trial; empty if there is a `problem`. */
export interface Routes {
  readonly routes: readonly Route[];
  readonly problem: NetworkCause | null;
}

export const direct: Routes = { routes: [{ kind: 'direct' }], problem: null };

type Variables = Readonly<Record<string, string | undefined>>;

/** The variables of the https proxy; the first one that is set counts, as in Chromium and Claude Code. */
const proxyVariables = [
  'https_proxy',
  'HTTPS_PROXY',
  'http_proxy',
  'HTTP_PROXY',
  'all_proxy',
  'ALL_PROXY',
] as const;

const defaultPorts: Readonly<Record<ProxyRoute['kind'], number>> = { http: 80, https: 443, socks5: 1080 };
const schemes: Readonly<Record<string, ProxyRoute['kind']>> = {
  'http:': 'http',
  'https:': 'https',
  'socks:': 'socks5',
  'socks5:': 'socks5',
  'socks5h:': 'socks5',
};

/**
 * The way to a server by the environment: HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY, also in lower case.
 * @param host a name or an IP address, IPv6 without brackets
 * @returns `null`: the environment names no proxy. This machine and the names in NO_PROXY are reached directly.
 */
export function environmentRoutes(env: Variables, host: string, port: number): Routes | null {
  const variable = proxyVariable(env);
  if (isThisMachine(host)) return direct;
  if (variable === null) return null;
  if (isExempt(host, port, env['no_proxy'] || env['NO_PROXY'] || '')) return direct;
  const proxy = readProxyAddress(env[variable] ?? '');
  if (typeof proxy !== 'string') return { routes: [proxy], problem: null };
  return { routes: [], problem: { kind: proxy, host, proxy: null, name: variable } };
}

/** The variable that names the proxy for https; `null` without one. */
export function proxyVariable(env: Variables): string | null {
  return proxyVariables.find((name) => (env[name] ?? '').trim() !== '') ?? null;
}

/** Parses the value of such a variable; `proxy:8080` means http. A string is the reason why it cannot be used. */
export function readProxyAddress(text: string): ProxyRoute | 'proxy_malformed' | 'proxy_unsupported' {
  const trimmed = text.trim();
  const url = URL.parse(/^[a-z][a-z\d+.-]*:\/\//i.test(trimmed) ? trimmed : `http://${trimmed}`);
  if (url === null || url.hostname === '' || /\s/.test(trimmed)) return 'proxy_malformed';
  const kind = schemes[url.protocol];
  if (kind === undefined) return 'proxy_unsupported';
  // `URL` leaves the port empty for http's default port, and has no default for other schemes.
  const port = url.port === '' ? defaultPorts[kind] : Number(url.port);
  const user = decoded(url.username);
  const password = decoded(url.password);
  return {
    kind,
    host: decoded(url.hostname).replace(/^\[(.*)\]$/, '$1'),
    port,
    login: user === '' && password === '' ? null : { user, password },
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A password with a bare per cent sign, which should be written as %25.
    return text;
  }
}

/**
 * Parses the answer of a PAC file or of Chromium's `resolveProxy`: `PROXY a:8080; SOCKS5 b:1080; DIRECT`. Unusable
 * entries are left out; without any usable entry the connection is direct.
 */
export function readPacAnswer(text: string): readonly Route[] {
  const routes = text.split(';').flatMap((entry): readonly Route[] => {
    const [word = '', address = ''] = entry.trim().split(/\s+/);
    if (/^direct$/i.test(word)) return [{ kind: 'direct' }];
    const kind = pacWords[word.toUpperCase()];
    if (kind === undefined) return [];
    const proxy = readProxyAddress(`${kind === 'http' ? 'http' : kind}://${address}`);
    return typeof proxy === 'string' ? [] : [{ ...proxy, login: null }];
  });
  return routes.length === 0 ? direct.routes : routes.slice(0, 8);
}

const pacWords: Readonly<Record<string, ProxyRoute['kind']>> = {
  PROXY: 'http',
  HTTP: 'http',
  HTTPS: 'https',
  SOCKS: 'socks5',
  SOCKS5: 'socks5',
};

/** `proxy.corp:8080`, `[fd00::1]:8080`: safe to show, since it has no login. */
export function proxyName({ host, port }: Pick<ProxyRoute, 'host' | 'port'>): string {
  return `${host.includes(':') ? `[${host}]` : host}:${String(port)}`;
}

/** The environment's login for a proxy that was found elsewhere; `null` without one. */
export function loginFor(env: Variables, host: string, port: number): ProxyRoute['login'] {
  for (const name of proxyVariables) {
    const proxy = readProxyAddress(env[name] ?? '');
    if (typeof proxy === 'string' || proxy.login === null) continue;
    if (proxy.host === host.toLowerCase() && proxy.port === port) return proxy.login;
  }
  return null;
}

/** Whether an address is this machine, which cannot be reached through a proxy. */
export function isThisMachine(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '::1' || /^127\.[\d.]+$/.test(host);
}

/**
 * Whether NO_PROXY exempts a host, by curl's rules: names with their subdomains, `*`, a port, IPv4 networks
 * (10.0.0.0/8).
 */
function isExempt(host: string, port: number, list: string): boolean {
  const wanted = host.toLowerCase().replace(/\.$/, '');
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => matches(entry, wanted, port));
}

function matches(entry: string, host: string, port: number): boolean {
  if (entry === '*') return true;
  if (entry.includes('/')) return isInNetwork(host, entry);
  const { name = entry, entryPort = '' } =
    /^(?<name>\[.*\]|[^:]*):(?<entryPort>\d+)$/.exec(entry)?.groups ?? {};
  if (entryPort !== '' && Number(entryPort) !== port) return false;
  const bare = name.replace(/^\[(.*)\]$/, '$1').replace(/^\*?\.|\.$/g, '');
  return bare !== '' && (host === bare || host.endsWith(`.${bare}`));
}

function isInNetwork(host: string, entry: string): boolean {
  const [network = '', bits = ''] = entry.split('/');
  const [at, base] = [ipv4(host), ipv4(network)];
  const size = Number(bits);
  if (at === null || base === null || !/^\d{1,2}$/.test(bits) || size > 32) return false;
  const block = 2 ** (32 - size);
  return Math.floor(at / block) === Math.floor(base / block);
}

/** An IPv4 address as a number; `null` for any other text. */
function ipv4(text: string): number | null {
  if (!/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) return null;
  return text.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}
