import { app, net, session } from 'electron';
import { extraCertificatesFile } from '../../app/network/certificates';
import { chromiumError } from '../../app/network/chromium-error';
import type { SavedWayStore } from '../../app/network/saved-network';
import { createNodeFetch } from '../../app/network/node-fetch';
import { createSurroundings, wayTo } from '../../app/network/network-surroundings';
import { SurvivingFetch } from '../../app/network/surviving-fetch';
import { createTwoWays, type WayName } from '../../app/network/two-ways';
import type { Language } from '../../core/i18n/languages';
import { environmentRoutes, isThisMachine, readPacAnswer } from '../../core/network/route';
import { createSignal, type Signal } from '../../core/signal';
import { targetOf } from '../../proxy/upstream/target';
import type { Way } from '../../proxy/server';
import type { Fetch } from '../../platform/http/fetch-type';

/** Ms to wait for Chromium's answer about proxies: it never comes once its network process has died. */
const RESOLVE_MS = 2000;

/** Ms after which the network service counts as hung; a running one answers within some ms. */
const ALIVE_MS = 5000;
export const NETWORK_SERVICE = 'network.mojom.NetworkService';

/** Reaches Anthropic by Chromium's network or by Node's, and gives the way to the proxy's process. */
export interface AppNetwork {
  readonly fetch: Fetch;
  /** The way for the loopback proxy, whose process reads neither settings nor certificates. */
  readonly way: (language: Language) => Promise<Way>;
  /** Published after each request, which may have changed the way. */
  readonly asked: Signal<undefined>;
  /** To be called when Chromium's network service has died: its sessions no longer answer. */
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

/** Creates the app's network. To be called before `ready`; requests begin after it. */
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

/** The way to try first: Node's if the environment names a proxy or certificates, which Chromium may not trust. */
function beginWith(env: AppNetworkParts['env'], origin: string): WayName {
  const { host, port } = targetOf(origin, {});
  if (isThisMachine(host)) return 'chromium';
  const isNamed = extraCertificatesFile(env) !== null || environmentRoutes(env, host, port) !== null;
  return isNamed ? 'node' : 'chromium';
}

/** The proxies that Chromium finds in the system's settings or a PAC file. */
interface SystemProxies {
  /** The proxies for an address, in the format of a PAC file's answer; `null`: no answer in time. */
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

/** Chromium's fetch, with a new session once the network service has died. */
function survivingChromium(): SurvivingFetch {
  let sessions = 0;
  return new SurvivingFetch({
    first: (url, init) => net.fetch(url, init),
    anew: () => {
      sessions += 1;
      // Not `persist:`, so that no cookie and no cache is saved.
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
  // The service answers this without the network; a failure is an answer too.
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
    // The process has ended meanwhile.
  }
}
