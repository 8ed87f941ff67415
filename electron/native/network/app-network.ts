import { app, net, session } from 'electron';
import { extraCertificatesFile } from '../../app/network/certificates';
import { chromiumError } from '../../app/network/chromium-error';
import type { SavedWayStore } from '../../app/network/saved-network';
import { createNodeFetch } from '../../app/network/node-fetch';
import { createSurroundings, wayTo } from '../../app/network/network-surroundings';
import { SurvivingFetch } from '../../app/network/surviving-fetch';
import { createTwoWays, type WayName } from '../../app/network/two-ways';
import type { Language } from '../../core/i18n/words';
import { environmentRoutes, isThisMachine, readPacAnswer } from '../../core/network/route';
import { createSignal, type Signal } from '../../core/signal';
import { targetOf } from '../../proxy/upstream/target';
import type { Way } from '../../proxy/server';
import type { Fetch } from '../../platform/http/fetch-type';

/** Chromium may be without an answer for ever once its network process has died, ms. */
const RESOLVE_MS = 2000;

/** A network service that lives answers within some ms, ms. */
const ALIVE_MS = 5000;
export const NETWORK_SERVICE = 'network.mojom.NetworkService';

/** How the app reaches Anthropic: by Chromium's network or by Node's, and what of it the proxy's process needs. */
export interface AppNetwork {
  readonly fetch: Fetch;
  /** For the loopback proxy, whose own process knows neither settings nor certificates. */
  readonly way: (language: Language) => Promise<Way>;
  /** After each request: by then the way may be another one. */
  readonly asked: Signal<undefined>;
  /** Chromium's network service has died: its sessions answer no more. */
  readonly networkServiceDied: () => void;
}

export interface AppNetworkParts {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** Origin of Anthropic's API. */
  readonly origin: string;
  /** Called at the first request, when the history is open. */
  readonly savedWay: () => SavedWayStore;
  readonly now: () => number;
}

/** Call before ready; ask when ready. */
export function createAppNetwork({ env, platform, origin, savedWay, now }: AppNetworkParts): AppNetwork {
  const system = createSystemProxies();
  const surroundings = createSurroundings(env, platform, async (url) => {
    const answer = await system.ask(url);
    return answer === null ? null : readPacAnswer(answer);
  });
  const chromium = survivingChromium();
  const asked = createSignal<undefined>();
  const begin = beginWith(env, origin);
  const ways = createTwoWays({
    ways: {
      chromium: (url, init) => askChromium(chromium.fetch, url, init, system),
      node: createNodeFetch(surroundings),
    },
    first: () => savedWay().load()?.way ?? begin,
    onWorked: (way) => {
      savedWay().save({ way, system: system.last() }, now());
    },
    onSilent: (way) => {
      if (way === 'chromium') void endHungNetworkService();
    },
  });
  return {
    fetch: async (url, init) => {
      try {
        return await ways.fetch(url, init);
      } finally {
        asked.publish(undefined);
      }
    },
    way: (language) => wayTo(origin, surroundings, language),
    asked,
    networkServiceDied: () => {
      chromium.networkServiceDied();
    },
  };
}

/** A company's proxy in the environment comes with a certificate that Chromium does not know there: Node's way. */
function beginWith(env: AppNetworkParts['env'], origin: string): WayName {
  const { host, port } = targetOf(origin, {});
  if (isThisMachine(host)) return 'chromium';
  const isNamed = extraCertificatesFile(env) !== null || environmentRoutes(env, host, port) !== null;
  return isNamed ? 'node' : 'chromium';
}

/** What Chromium knows of proxies: the system's settings, a PAC file. */
interface SystemProxies {
  /** Its answer for an address, as a PAC file writes it; `null`: none in time. */
  readonly ask: (url: string) => Promise<string | null>;
  /** The last answer; empty before the first. */
  readonly last: () => string;
}

function createSystemProxies(): SystemProxies {
  let last = '';
  return {
    last: () => last,
    ask: async (url) => {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<null>((resolve) => {
        timer = setTimeout(resolve, RESOLVE_MS, null);
      });
      const answer = await Promise.race([session.defaultSession.resolveProxy(url), late]).catch(() => null);
      clearTimeout(timer);
      if (answer !== null) last = answer;
      return answer;
    },
  };
}

/** Chromium's fetch, by a session of its own once the network service has died. */
function survivingChromium(): SurvivingFetch {
  let sessions = 0;
  return new SurvivingFetch({
    first: (url, init) => net.fetch(url, init),
    anew: () => {
      sessions += 1;
      // In memory: no cookie and no cache of it is kept.
      const own = session.fromPartition(`requests-${String(sessions)}`, { cache: false });
      return (url, init) => own.fetch(url, init);
    },
  });
}

/**
 * Chromium gives no proxy a login here: `net.request` has an event for it, `net.fetch` has none, so that the answer is
 * the proxy's 407, after which Node's way is taken: https://www.electronjs.org/docs/latest/api/client-request#event-login
 */
async function askChromium(
  chromium: Fetch,
  url: string,
  init: RequestInit,
  system: SystemProxies,
): Promise<Response> {
  try {
    return await chromium(url, init);
  } catch (error) {
    throw chromiumError(error, url, readPacAnswer((await system.ask(url)) ?? ''));
  }
}

/** Ends Chromium's network service where it hangs; Chromium starts it again, as after a death. */
async function endHungNetworkService(): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, ALIVE_MS, false);
  });
  // It answers this without the network; a failure is an answer too.
  const answered = session.defaultSession.cookies.get({ name: 'none' }).then(
    () => true,
    () => true,
  );
  const isAlive = await Promise.race([answered, late]);
  clearTimeout(timer);
  if (isAlive) return;
  const service = app.getAppMetrics().find(({ serviceName }) => serviceName === NETWORK_SERVICE);
  try {
    if (service !== undefined) process.kill(service.pid, 'SIGKILL');
  } catch {
    // It has ended by itself meanwhile.
  }
}
