import type { DoctorFacts, NetworkFacts, WayFacts } from './doctor-facts';
import type { Finding } from './finding';

/** The variables that change the way to the API, by name and without values, and the way that is used. */
export function networkFinding({ network }: DoctorFacts): Finding {
  const action = networkAction(network);
  return {
    id: 'network',
    title: 'Proxy and certificates',
    state: action === null ? 'ok' : 'warning',
    facts: [...variableFacts(network), ...wayFacts(network.way), ...droppedFacts(network)],
    action,
  };
}

function variableFacts({ httpsProxy, proxyVariable, noProxy, extraCerts, tlsUnchecked }: NetworkFacts) {
  const isSet = (set: boolean) => (set ? 'set' : 'not set');
  const faults = {
    malformed: 'set, but to no address',
    unsupported: 'set, but to an unsupported kind of proxy',
  };
  const files = {
    unreadable: 'set, but the file cannot be read',
    empty: 'set, but the file holds no certificate',
  };
  const proxy =
    httpsProxy === 'set' || httpsProxy === 'unset' ? isSet(httpsProxy === 'set') : faults[httpsProxy];
  const certs =
    extraCerts === 'readable' || extraCerts === 'unset'
      ? isSet(extraCerts === 'readable')
      : files[extraCerts];
  return [
    `${proxyVariable ?? 'HTTPS_PROXY'} is ${proxy}.`,
    `NO_PROXY is ${isSet(noProxy)}.`,
    `NODE_EXTRA_CA_CERTS is ${certs}.`,
    ...(tlsUnchecked
      ? ['NODE_TLS_REJECT_UNAUTHORIZED is 0, which Quotide ignores: it always checks certificates.']
      : []),
  ];
}

function wayFacts({ app, proxies, by, trusted }: WayFacts): readonly string[] {
  const names = proxies.join(', then ');
  const source = by === 'environment' ? 'named by the environment' : 'named by the system’s settings';
  const networks = { chromium: 'Chromium’s network', node: 'Node’s network' };
  const { extra, damaged, system } = trusted;
  const damage = damaged === 0 ? '' : `; ${count(damaged, 'part')} of the file cannot be read`;
  return [
    proxies.length === 0
      ? 'The way to Anthropic: directly.'
      : `The way to Anthropic: by the proxy ${names}, ${source}.`,
    ...(app === null ? [] : [`The app reached Anthropic by ${networks[app]} last.`]),
    `Certificates trusted beside the built-in ones: ${String(extra)} of NODE_EXTRA_CA_CERTS${damage}, ${String(system)} more of the system.`,
  ];
}

function droppedFacts({ dropped }: NetworkFacts): readonly string[] {
  if (dropped.length === 0) return [];
  const [verb, them] = dropped.length === 1 ? ['is', 'it'] : ['are', 'them'];
  return [`${dropped.join(', ')} ${verb} set for other programs; Quotide runs without ${them}.`];
}

function count(number: number, noun: string): string {
  return `${String(number)} ${noun}${number === 1 ? '' : 's'}`;
}

function networkAction({ httpsProxy, proxyVariable, extraCerts, tlsUnchecked }: NetworkFacts): string | null {
  const variable = proxyVariable ?? 'HTTPS_PROXY';
  if (tlsUnchecked)
    return 'Unset NODE_TLS_REJECT_UNAUTHORIZED: with it others on the way can read what your other programs send.';
  if (httpsProxy === 'malformed') return `Set ${variable} to an address such as http://proxy.example:8080.`;
  if (httpsProxy === 'unsupported')
    return `Set ${variable} to an address that begins with http://, https:// or socks5://.`;
  if (extraCerts === 'unreadable') return 'Set NODE_EXTRA_CA_CERTS to a file that you can read.';
  if (extraCerts === 'empty') return 'Set NODE_EXTRA_CA_CERTS to a file with certificates in PEM form.';
  return null;
}
