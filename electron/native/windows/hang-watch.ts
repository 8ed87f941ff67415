import type { BrowserWindow } from 'electron';

/** Ms for the first answer of a page that was just shown. It was idle, so it answers at once unless it hangs. */
const FIRST_PATIENCE_MS = 3000;
/** Ms for a later answer. One may be missed because the machine slept; two and the pause take ten seconds. */
const PATIENCE_MS = 4000;
const MISSED = 2;
const PAUSE_MS = 2000;

/**
 * Checks whether the page of a window still answers, while the window is on screen. Chromium's own event `unresponsive`
 * comes only after input, and half a minute later.
 * @param onHung called once each time the page has stopped answering
 */
export function watchForHang(window: BrowserWindow, onHung: () => void): void {
  const page = window.webContents;
  let round = 0;
  const stop = () => {
    round += 1;
  };
  const begin = () => {
    round += 1;
    void watch(round);
  };
  const watch = async (mine: number) => {
    let missed = 0;
    for (let isFirst = true; missed < MISSED; isFirst = false) {
      const isFine = isFirst
        ? page.isLoadingMainFrame() || (await answers(window, FIRST_PATIENCE_MS))
        : await answers(window, PATIENCE_MS);
      if (isFine) await pause(PAUSE_MS);
      if (mine !== round) return;
      missed = isFine ? 0 : missed + (isFirst ? MISSED : 1);
    }
    stop();
    onHung();
  };
  window.on('show', begin);
  window.on('hide', stop);
  window.on('closed', stop);
  page.on('unresponsive', begin);
  page.on('render-process-gone', stop);
  page.on('did-finish-load', () => {
    if (window.isVisible()) begin();
  });
}

/** Whether the page runs a script within `ms`. */
async function answers(window: BrowserWindow, ms: number): Promise<boolean> {
  if (window.isDestroyed()) return false;
  const asked = window.webContents.mainFrame.executeJavaScript('0').then(
    () => true,
    () => false,
  );
  return Promise.race([asked, pause(ms).then(() => false)]);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
