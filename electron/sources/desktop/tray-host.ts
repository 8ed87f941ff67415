import type { TrayHost } from '../../core/tray-host';
import { busCall, nameState, TRAY_HOST, type Run } from './session-bus';

/**
 * Whether a panel shows tray icons: somebody owns the watcher's name, and a host has told it that it draws.
 * @param address of the session bus; `null` where there is none, and so no tray either
 */
export async function trayHost(run: Run, address: string | null): Promise<TrayHost> {
  if (address === null) return 'absent';
  const state = await nameState(run, address, TRAY_HOST);
  if (state === 'unknown') return 'unknown';
  if (state !== 'running') return 'absent';
  const said = await busCall(run, address, {
    destination: TRAY_HOST,
    path: '/StatusNotifierWatcher',
    method: 'org.freedesktop.DBus.Properties.Get',
    words: [`string:${TRAY_HOST}`, 'string:IsStatusNotifierHostRegistered'],
  });
  // A watcher that does not know the property is taken at its name.
  return said?.includes('boolean false') === true ? 'absent' : 'there';
}
