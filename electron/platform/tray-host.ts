import type { TrayHost } from '../core/tray/tray-host';
import { busCall, nameState, TRAY_HOST, type Run } from './session-bus';

/**
 * Queries whether a panel shows tray icons: a process owns the watcher's name, and a host is registered with it.
 * @param address of the session bus; `null` where there is none, and so no tray either
 */
export async function trayHost(run: Run, address: string | null): Promise<TrayHost> {
  if (address === null) return 'absent';
  const state = await nameState(run, address, TRAY_HOST);
  if (state === 'unknown') return 'unknown';
  if (state !== 'running') return 'absent';
  const reply = await busCall(run, address, {
    destination: TRAY_HOST,
    path: '/StatusNotifierWatcher',
    method: 'org.freedesktop.DBus.Properties.Get',
    words: [`string:${TRAY_HOST}`, 'string:IsStatusNotifierHostRegistered'],
  });
  // A watcher without this property counts as one with a host.
  return reply?.includes('boolean false') === true ? 'absent' : 'there';
}
