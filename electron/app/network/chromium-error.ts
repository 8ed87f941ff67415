import { causeOfCode, NetworkError, type CauseKind } from '../../core/network/failure-cause';
import { proxyName, type ProxyRoute, type Route } from '../../core/network/route';

/** Causes with which the request may have been sent before it broke off. */
const maybeSent: readonly CauseKind[] = ['broken', 'timeout'];

/** Codes of connections that were never made, and of connections that may have been. */
const neverConnected = /CONNECTION_(?:FAILED|TIMED_OUT)/;
const cutOff = /NETWORK_(?:CHANGED|IO_SUSPENDED)/;

/**
 * Converts an error of Chromium's `net.fetch` to a NetworkError; another error is given back unchanged. Each request
 * fails with a plain ERR_FAILED once Chromium's network process has died (https://github.com/electron/electron/issues/35093).
 * @param routes of Chromium to the address, for the proxy's name
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
