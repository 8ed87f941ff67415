import { nativeTheme, screen } from 'electron';
import { existsSync } from 'node:fs';
import { createSignal, type Signal } from '../../core/signal';
import { isSystemDark, type PanelFacts } from '../../core/tray/tray-platform';
import { colourScheme } from '../../platform/colour-scheme';
import { currentDesktop, sessionBusAddress, type Run } from '../../platform/session-bus';
import { hasDarkXfcePanel } from '../../platform/xfce-panel';

/** The look of the panel that shows the icon. */
export interface Panel {
  readonly facts: () => PanelFacts;
  /** Published after each change that may affect the icon. */
  readonly changed: Signal<undefined>;
  readonly close: () => void;
}

/**
 * Watches theme and displays. Must be made before the user's theme is applied: until then Electron gives the system's.
 */
export function watchPanel(run: Run): Panel {
  const { env, platform } = process;
  const desktop = currentDesktop(env);
  const address = (): string | null => sessionBusAddress(env, existsSync);
  const changed = createSignal<undefined>();
  const onChange = (): void => {
    changed.publish(undefined);
  };
  let portal: 'dark' | 'light' | null = null;
  let darkPanel = false;
  const look = (before: boolean): boolean =>
    isSystemDark({
      platform,
      themeSource: nativeTheme.themeSource,
      darkApps: nativeTheme.shouldUseDarkColors,
      darkIntegrated: nativeTheme.shouldUseDarkColorsForSystemIntegratedUI,
      portal,
      before,
    });
  let dark = look(false);
  let isClosed = false;
  const renew = (): void => {
    if (isClosed) return;
    dark = look(dark);
    onChange();
  };
  const askPanel = async (): Promise<void> => {
    const before = darkPanel;
    darkPanel = await hasDarkXfcePanel(run, desktop, address());
    if (darkPanel !== before && !isClosed) onChange();
  };
  const onTheme = (): void => {
    renew();
    if (platform !== 'linux') return;
    void askPanel();
    if (nativeTheme.themeSource === 'system') return;
    void colourScheme(run, address()).then((said) => {
      portal = said;
      renew();
    });
  };
  if (platform === 'linux') void askPanel();
  nativeTheme.on('updated', onTheme);
  for (const change of displayChanges) screen.on(change as 'display-added', onChange);
  return {
    facts: () => ({ platform, desktop, darkSystem: dark, darkPanel, ...displayScales() }),
    changed,
    close: () => {
      isClosed = true;
      nativeTheme.off('updated', onTheme);
      for (const change of displayChanges) screen.off(change as 'display-added', onChange);
    },
  };
}

function displayScales(): Pick<PanelFacts, 'scales' | 'primaryScale'> {
  return {
    scales: screen.getAllDisplays().map(({ scaleFactor }) => scaleFactor),
    primaryScale: screen.getPrimaryDisplay().scaleFactor,
  };
}

const displayChanges = ['display-added', 'display-removed', 'display-metrics-changed'] as const;
