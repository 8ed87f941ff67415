import { app, session } from 'electron';
import type { WebContents } from 'electron';
import { PAGE_ORIGIN } from './page-file';
import { quietSession } from '../network/quiet-chromium';

/** Denies every permission that a page could request: the app's pages need none. To be called when ready. */
export function lockDown(): void {
  const ours = session.defaultSession;
  ours.setPermissionRequestHandler((_page, _permission, answer) => {
    answer(false);
  });
  ours.setPermissionCheckHandler(() => false);
  ours.setDevicePermissionHandler(() => false);
  // A page loads only its own files and nothing from a network, even if a dependency tries to.
  ours.webRequest.onBeforeRequest((details, answer) => {
    const own = details.url.startsWith(`${PAGE_ORIGIN}/`) || details.url.startsWith('devtools://');
    // net.fetch of the main process has no page; only pages are blocked.
    answer({ cancel: details.webContentsId !== undefined && !own });
  });
  quietSession(ours);
}

/** Forbids navigation, new windows and webviews in every page. To be called before ready. */
export function guardPages(): void {
  app.on('web-contents-created', (_event, page: WebContents) => {
    page.setWindowOpenHandler(() => ({ action: 'deny' }));
    page.on('will-navigate', (event) => {
      event.preventDefault();
    });
    page.on('will-redirect', (event) => {
      event.preventDefault();
    });
    page.on('will-frame-navigate', (event) => {
      event.preventDefault();
    });
    page.on('will-attach-webview', (event) => {
      event.preventDefault();
    });
  });
}
