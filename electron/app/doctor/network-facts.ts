import type { NetworkFacts, WayFacts } from '../../core/doctor/doctor-facts';
import { proxyName, proxyVariable, readProxyAddress, type ProxyRoute } from '../../core/network/route';
import { savedSystemRoutes, type SavedWay } from '../network/saved-network';
import { createSurroundings, wayTo } from '../network/network-surroundings';

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * The variables, proxies and certificates on the way to the API, and the way that is used. No value of a variable is
 * among them: a proxy's address may hold a password.
 * @param last the way that worked for the app the last time
 */
export async function networkFacts(
  env: Variables,
  platform: NodeJS.Platform,
  origin: string,
  last: SavedWay | null,
): Promise<NetworkFacts> {
  const variable = proxyVariable(env);
  const address = variable === null ? null : readProxyAddress(env[variable] ?? '');
  const dropped = (env['QUOTIDE_DROPPED_VARIABLES'] ?? '')
    .split(/\s+/)
    .filter((name) => /^[A-Z_]{1,40}$/.test(name));
  const surroundings = createSurroundings(env, platform, () => Promise.resolve(savedSystemRoutes(last)));
  const { routes } = await wayTo(origin, surroundings, 'en');
  const { extra, fromSystem } = surroundings.certificates();
  return {
    httpsProxy: stateOf(address),
    proxyVariable: variable,
    noProxy: Boolean(env['NO_PROXY'] || env['no_proxy']),
    extraCerts:
      extra === null ? 'unset' : extra.count > 0 ? 'readable' : extra.isReadable ? 'empty' : 'unreadable',
    tlsUnchecked:
      env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0' || dropped.includes('NODE_TLS_REJECT_UNAUTHORIZED'),
    dropped,
    way: {
      app: last?.way ?? null,
      proxies: routes.filter((route): route is ProxyRoute => route.kind !== 'direct').map(proxyName),
      by: variable === null ? 'system' : 'environment',
      trusted: { extra: extra?.count ?? 0, damaged: extra?.damaged ?? 0, system: fromSystem },
    } satisfies WayFacts,
  };
}

function stateOf(address: ReturnType<typeof readProxyAddress> | null): NetworkFacts['httpsProxy'] {
  if (address === null) return 'unset';
  if (address === 'proxy_malformed') return 'malformed';
  return address === 'proxy_unsupported' ? 'unsupported' : 'set';
}
