import { busCall, nameState, type Run } from './session-bus';

const SETTINGS = 'org.xfce.Xfconf';

/**
 * Whether Xfce's panel is dark whatever the theme: its own switch, on in the panel that Xfce begins with.
 * @param desktop `XDG_CURRENT_DESKTOP`; on another desktop nobody is asked
 * @param address of the session bus; `null` where there is none
 */
export async function hasDarkXfcePanel(run: Run, desktop: string, address: string | null): Promise<boolean> {
  if (!desktop.toLowerCase().split(':').includes('xfce') || address === null) return false;
  if ((await nameState(run, address, SETTINGS)) !== 'running') return false;
  const said = await busCall(run, address, {
    destination: SETTINGS,
    path: '/org/xfce/Xfconf',
    method: 'org.xfce.Xfconf.GetProperty',
    words: ['string:xfce4-panel', 'string:/panels/dark-mode'],
  });
  return said?.includes('boolean true') === true;
}
