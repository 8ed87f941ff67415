import { busCall, nameState, type Run } from './session-bus';

const PORTAL = 'org.freedesktop.portal.Desktop';

/**
 * Queries the desktop's portal for dark or light; `null` where it has no preference or does not run. A portal that does
 * not run is not started.
 * @param address of the session bus; `null` where there is none
 */
export async function colourScheme(run: Run, address: string | null): Promise<'dark' | 'light' | null> {
  if (address === null || (await nameState(run, address, PORTAL)) !== 'running') return null;
  const reply = await busCall(run, address, {
    destination: PORTAL,
    path: '/org/freedesktop/portal/desktop',
    method: 'org.freedesktop.portal.Settings.Read',
    words: ['string:org.freedesktop.appearance', 'string:color-scheme'],
  });
  const [, scheme] = /uint32 (\d)/.exec(reply ?? '') ?? [];
  return scheme === '1' ? 'dark' : scheme === '2' ? 'light' : null;
}
