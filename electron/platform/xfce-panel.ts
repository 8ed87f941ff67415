import { busCall, nameState, type Run } from './session-bus';

const SETTINGS = 'org.xfce.Xfconf';

/**
 * Whether Xfce's panel is always dark, independent of the theme: a setting of the panel, which is on by default.
 * @param desktop `XDG_CURRENT_DESKTOP`; on another desktop the bus is not queried
 * @param address of the session bus; `null` where there is none
 */
export async function hasDarkXfcePanel(run: Run, desktop: string, address: string | null): Promise<boolean> {
  if (!desktop.toLowerCase().split(':').includes('xfce') || address === null) return false;
  if ((await nameState(run, address, SETTINGS)) !== 'running') return false;
  const reply = await busCall(run, address, {
    destination: SETTINGS,
    path: '/org/xfce/Xfconf',
    method: 'org.xfce.Xfconf.GetProperty',
    words: ['string:xfce4-panel', 'string:/panels/dark-mode'],
  });
  return reply?.includes('boolean true') === true;
}
