import { clockSentence } from '../text/clock-words';
import type { DesktopFacts, DoctorFacts, ServiceState } from './doctor-facts';
import { calm, unclear, type Finding } from './finding';
import { isUsable } from './login-findings';

/** The server that gets the token. */
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

/** The difference between this computer's clock and the time in Anthropic's answers, if it is large. */
export function clockFindings({ clockAheadMs, locale }: DoctorFacts): readonly Finding[] {
  if (clockAheadMs === null) return [];
  return [
    {
      id: 'clock',
      title: 'Clock',
      state: 'warning',
      facts: [clockSentence(clockAheadMs, locale)],
      action: 'Set this computer’s clock, or have the system set it from the network.',
    },
  ];
}

/** Keyring, tray and notifications, as the session bus reports them. */
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
