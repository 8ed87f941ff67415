import { causeOfCode, NetworkError, type CauseKind } from '../../core/network/cause';
import { proxyName, type ProxyRoute, type Route } from '../../core/network/route';

/** With these the request may have been sent, and broken off later. */
const maybeSent: readonly CauseKind[] = ['broken', 'timeout'];

/** Connections that never were, and such as may have been. */
const neverConnected = /CONNECTION_(?:FAILED|TIMED_OUT)/;
const cutOff = /NETWORK_(?:CHANGED|IO_SUSPENDED)/;

/**
 * What Chromium's `net.fetch` threw, as a NetworkError; another error stays what it is. ERR_FAILED without more is what
 * each request gets once Chromium's network process has died (https://github.com/electron/electron/issues/35093).
 * @param routes the ways that Chromium takes to the address, for the proxy's name
 */
export function chromiumError(error: unknown, url: string, routes: readonly Route[]): unknown {
  if (!(error instanceof Error)) return error;
  const code = /\bERR_[A-Z0-9_]+/.exec(error.message)?.[0];
  if (code === undefined) return error;
  const found = causeOfCode(code);
  const kind = found ?? 'broken';
  const proxy = routes.find((route): route is ProxyRoute => route.kind !== 'direct');
  const network = {
    kind,
    host: new URL(url).hostname.replace(/^\[(.*)\]$/, '$1'),
    proxy: proxy === undefined ? null : proxyName(proxy),
    name: null,
  };
  const connected = maybeSent.includes(kind) ? !neverConnected.test(code) : cutOff.test(code);
  const neverSent = found === null ? code === 'ERR_FAILED' : !connected;
  return new NetworkError(network, neverSent, { cause: error });
}
