import { existsSync } from 'node:fs';
import type { DesktopFacts } from '../../core/doctor/doctor-facts';
import type { BodyMarkup } from '../../core/alerts/notification-text';
import { keyringState } from '../../sources/credentials/keyring/keyring-lock';
import type { RunCommand } from '../../platform/run-command';
import {
  currentDesktop,
  nameState,
  notificationMarkup,
  NOTIFICATIONS,
  sessionBusAddress,
  TRAY_HOST,
  type NameState,
} from '../../platform/session-bus';

type Variables = Readonly<Record<string, string | undefined>>;

/** The services on the session bus of a Linux desktop; `null` elsewhere. Starts nothing and opens no dialog. */
export async function desktopFacts(
  env: Variables,
  platform: NodeJS.Platform,
  run: RunCommand,
): Promise<DesktopFacts> {
  if (platform !== 'linux') return null;
  const name = desktopName(env);
  const address = sessionBusAddress(env, existsSync);
  if (address === null) {
    return { name, hasBus: false, keyring: 'unknown', trayHost: 'unknown', notifications: 'unknown' };
  }
  const [keyring, trayHost, notifications] = await Promise.all([
    keyringState(run, { exists: () => true }),
    nameState(run, address, TRAY_HOST),
    nameState(run, address, NOTIFICATIONS),
  ]);
  return { name, hasBus: true, keyring, trayHost, notifications };
}

/** Whether a service shows notifications on this desktop: `absent` without a session bus; `null` elsewhere than on Linux. */
export async function notificationService(
  env: Variables,
  platform: NodeJS.Platform,
  run: RunCommand,
): Promise<NameState | null> {
  if (platform !== 'linux') return null;
  const address = sessionBusAddress(env, existsSync);
  return address === null ? 'absent' : nameState(run, address, NOTIFICATIONS);
}

/** Whether this desktop reads markup in a notification's body; `null`: unknown, since there is no session bus. */
export async function bodyMarkup(
  env: Variables,
  platform: NodeJS.Platform,
  run: RunCommand,
): Promise<BodyMarkup> {
  if (platform !== 'linux') return false;
  const address = sessionBusAddress(env, existsSync);
  return address === null ? null : notificationMarkup(run, address);
}

/** `ubuntu:GNOME, wayland` */
function desktopName(env: Variables): string | null {
  const words = [currentDesktop(env), env['XDG_SESSION_TYPE']];
  return (
    words
      .filter((word) => word !== undefined && word !== 'undefined' && /^[\w:.-]{1,40}$/.test(word))
      .join(', ') || null
  );
}
