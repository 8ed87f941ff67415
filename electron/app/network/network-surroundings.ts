import type tls from 'node:tls';
import { environmentRoutes, direct, loginFor, type Route, type Routes } from '../../core/network/route';
import type { Language } from '../../core/i18n/languages';
import type { Way } from '../../proxy/server';
import { targetOf } from '../../proxy/upstream/target';
import { trustOf } from '../../proxy/upstream/trust';
import { certificatesMark, readCertificates, type Certificates } from './certificates';

type Variables = Readonly<Record<string, string | undefined>>;

/** The proxies and certificates for requests by Node. */
export interface Surroundings {
  /** The routes to a server. */
  readonly routes: (host: string, port: number) => Promise<Routes>;
  readonly certificates: () => Certificates;
  /** The certificates to trust; `undefined`: Node's own. */
  readonly trust: () => tls.SecureContext | undefined;
}

/** Finds the routes of the system's settings or a PAC file to an address; `null`: unknown. */
export type FindSystemRoutes = (url: string) => Promise<readonly Route[] | null>;

/**
 * The surroundings of this process. A proxy of the environment is used before one of the system. Files with certificates
 * are read again when they change.
 */
export function createSurroundings(
  env: Variables,
  platform: NodeJS.Platform,
  systemRoutes: FindSystemRoutes = () => Promise.resolve(null),
): Surroundings {
  let read: { readonly mark: string; readonly certificates: Certificates } | null = null;
  let cached: { readonly of: Certificates; readonly trust: tls.SecureContext | undefined } | null = null;
  const certificates = (): Certificates => {
    const mark = certificatesMark(env, platform);
    if (read?.mark !== mark) read = { mark, certificates: readCertificates(env, platform) };
    return read.certificates;
  };
  return {
    certificates,
    trust: () => {
      const of = certificates();
      if (cached?.of !== of) cached = { of, trust: trustOf(of.ca) };
      return cached.trust;
    },
    routes: async (host, port) => {
      const named = environmentRoutes(env, host, port);
      if (named !== null) return named;
      const address = `https://${host.includes(':') ? `[${host}]` : host}${port === 443 ? '' : `:${String(port)}`}/`;
      const found = await systemRoutes(address);
      if (found === null) return direct;
      const routes = found.map((route) =>
        route.kind === 'direct' ? route : { ...route, login: loginFor(env, route.host, route.port) },
      );
      return { routes, problem: null };
    },
  };
}

/** The way to an API origin, for the loopback proxy, whose process reads neither settings nor certificates. */
export async function wayTo(origin: string, surroundings: Surroundings, language: Language): Promise<Way> {
  const { secure, host, port } = targetOf(origin, {});
  const { routes, problem } = secure ? await surroundings.routes(host, port) : direct;
  const { ca, hasEmptyFile } = surroundings.certificates();
  return { routes, problem, ca: secure ? ca : [], hasEmptyFile, language };
}
