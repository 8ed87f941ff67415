import type { DesktopFacts, DoctorFacts, NetworkFacts, ServiceState } from './facts';
import { calm, unclear, type Finding } from './finding';
import { isUsable } from './login';

/** Where the token goes. */
export function apiFinding({ api }: DoctorFacts): Finding {
  const base = { id: 'api', title: 'API address' };
  if (!api.isLoopback) return calm(base.id, base.title, [`${api.origin}, Anthropic’s own`]);
  return {
    ...base,
    state: 'warning',
    facts: [`${api.origin}, a server on this computer in Anthropic’s place`],
    action: 'Unset QUOTIDE_API_URL, unless you set it on purpose.',
  };
}

/** The variables that bend the way to the API: whether they are set, never to what. */
export function networkFinding({ network }: DoctorFacts): Finding {
  const { httpsProxy, noProxy, extraCerts } = network;
  const isSet = (set: boolean) => (set ? 'set' : 'not set');
  const facts = [
    `HTTPS_PROXY is ${httpsProxy === 'malformed' ? 'set, but to no address' : isSet(httpsProxy === 'set')}.`,
    `NO_PROXY is ${isSet(noProxy)}.`,
    `NODE_EXTRA_CA_CERTS is ${extraCerts === 'unreadable' ? 'set, but the file cannot be read' : isSet(extraCerts === 'readable')}.`,
    ...(network.tlsUnchecked ? ['NODE_TLS_REJECT_UNAUTHORIZED=0: certificates are not checked.'] : []),
  ];
  const action = networkAction(network);
  return {
    id: 'network',
    title: 'Proxy and certificates',
    state: action === null ? 'ok' : 'warning',
    facts,
    action,
  };
}

function networkAction({ httpsProxy, extraCerts, tlsUnchecked }: NetworkFacts): string | null {
  if (tlsUnchecked)
    return 'Unset NODE_TLS_REJECT_UNAUTHORIZED: with it anybody on the way can read your login.';
  if (httpsProxy === 'malformed') return 'Set HTTPS_PROXY to an address such as http://proxy.example:8080.';
  if (extraCerts === 'unreadable') return 'Set NODE_EXTRA_CA_CERTS to a file that you can read.';
  return null;
}

/** Keyring, tray and notifications, as the session bus tells. */
export function desktopFindings(facts: DoctorFacts): readonly Finding[] {
  const { desktop } = facts;
  if (desktop === null) {
    const system =
      facts.platform === 'darwin' ? 'macOS' : facts.platform === 'win32' ? 'Windows' : 'this system';
    const line = `Not applicable: ${system} has its own, which cannot be asked from here.`;
    return places.map(([id, title]) => calm(id, title, [line]));
  }
  if (!desktop.hasBus) {
    const line = 'There is no session bus here; run this in a terminal of your desktop to check.';
    return places.map(([id, title]) => unclear(id, title, line));
  }
  return [
    keyringFinding(desktop.keyring, facts.sessions.some(isUsable)),
    trayFinding(desktop),
    notificationsFinding(desktop.notifications),
  ];
}

const places = [
  ['keyring', 'Keyring'],
  ['tray', 'Tray'],
  ['notifications', 'Notifications'],
] as const;

const NO_ANSWER = 'The session bus did not say.';

function keyringFinding(state: NonNullable<DesktopFacts>['keyring'], hasLogin: boolean): Finding {
  const [id, title] = places[0];
  if (state === 'unknown') return unclear(id, title, NO_ANSWER);
  if (state === 'absent')
    return calm(id, title, ['No keyring answers here; the login can only lie in a file.']);
  if (state === 'unlocked') return calm(id, title, ['A keyring runs and is unlocked.']);
  const facts = ['A keyring runs and is locked; Quotide does not unlock it by itself.'];
  if (hasLogin) return calm(id, title, facts);
  return { id, title, state: 'warning', facts, action: 'Unlock it, if your login is in it.' };
}

function trayFinding({ trayHost, name }: NonNullable<DesktopFacts>): Finding {
  const [id, title] = places[1];
  const desktop = name === null ? [] : [`Desktop: ${name}`];
  if (trayHost === 'unknown') return unclear(id, title, NO_ANSWER, ...desktop);
  if (trayHost === 'running') return calm(id, title, ['A panel that shows tray icons runs.', ...desktop]);
  const action = /gnome/i.test(name ?? '')
    ? 'Install and enable the GNOME extension “AppIndicator and KStatusNotifierItem Support”.'
    : 'Add a tray (“status notifier”) to your panel.';
  return { id, title, state: 'warning', facts: ['No panel here shows tray icons.', ...desktop], action };
}

function notificationsFinding(state: ServiceState): Finding {
  const [id, title] = places[2];
  if (state === 'unknown') return unclear(id, title, NO_ANSWER);
  if (state === 'running') return calm(id, title, ['A notification service runs.']);
  if (state === 'startable') return calm(id, title, ['A notification service starts when it is needed.']);
  const facts = ['No notification service runs here.'];
  return { id, title, state: 'warning', facts, action: 'Install one, such as dunst or mako, to get alerts.' };
}
