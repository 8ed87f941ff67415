import { app } from 'electron';
import { shownByActivation } from '../../core/lifecycle/activation';
import type { AppWindow } from '../windows/dashboard';

/**
 * Opens the popover, or the large window where it is there, when a user starts the running app again on macOS; the
 * returned function ends that.
 */
export function watchActivation(
  platform: NodeJS.Platform,
  dashboard: Pick<AppWindow, 'window' | 'reopen'>,
  openPopover: () => void,
): () => void {
  if (platform !== 'darwin') return () => undefined;
  const isLoginStart = app.getLoginItemSettings({ type: 'mainAppService' }).wasOpenedAtLogin;
  const start = performance.now();
  const onActivate = () => {
    const sinceStartMs = performance.now() - start;
    const shown = shownByActivation({
      platform,
      sinceStartMs,
      isLoginStart,
      hasDashboard: dashboard.window !== null,
    });
    if (shown === 'dashboard') dashboard.reopen('overview');
    if (shown === 'popover') openPopover();
  };
  app.on('activate', onActivate);
  return () => {
    app.off('activate', onActivate);
  };
}
