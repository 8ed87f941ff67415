import { app, ipcMain } from 'electron';
import path from 'node:path';
import type { Engine } from '../app/engine';
import type { Locale } from '../core/format';
import { wordsOf } from '../core/i18n/words';
import { defaultSettings } from '../core/settings';
import type { Snapshot } from '../core/snapshot-types';
import { trayView } from '../core/tray-view';
import { bindMain, push } from '../ipc/bind-main';
import { systemAutostart } from './autostart';
import { copyText, openLink } from './links';
import { Popover } from './popover';
import { PAGE_ORIGIN } from './protocol';
import { AppTray } from './tray';

const KEEP_POPOVER_MS = 300_000;

/** What a person sees and touches: the tray and the popover, both drawn from the store's snapshots. */
export interface Face {
  readonly openPopover: () => void;
  readonly close: () => void;
}

/** Makes the tray and the popover and wires them to the engine; `built` is the folder of the built bundles. */
export function createFace({ accounts }: Engine, built: string, locale: Locale): Face {
  const { platform } = process;
  const autostart = systemAutostart(() => wordsOf(locale));
  const popover = new Popover({
    preload: path.join(built, 'preload.cjs'),
    keepMs: KEEP_POPOVER_MS,
    platform,
    onVisible: (visible) => {
      // What main words ("in 37 minutes") is as of the last snapshot; a popover that opens gets a new one.
      if (visible) accounts.retime();
      accounts.eachPoller((poller) => poller.setPopoverOpen(visible));
    },
  });
  const view = (snapshot: Snapshot) =>
    trayView(snapshot, { style: 'number', window: 'most_critical', locale, platform });
  const actions = {
    open: () => popover.show(tray.bounds),
    toggle: (bounds: Electron.Rectangle) => popover.toggle(bounds),
    refresh: () => void accounts.refreshNow(),
    quit: () => app.quit(),
  };
  const tray: AppTray = new AppTray(view(accounts.snapshot()), actions, platform);
  bindMain(ipcMain, PAGE_ORIGIN, {
    getSnapshot: accounts.snapshot,
    refresh: accounts.refreshNow,
    openLink,
    copy: copyText,
    setHeight: (height) => popover.setHeight(height),
    close: () => popover.hide(),
    getSettings: () => defaultSettings,
    changeSettings: () => 'Settings cannot be stored yet.',
    getAutostart: autostart.get,
    setAutostart: autostart.set,
    addConfigDir: () => null,
    testAlert: () => null,
    getDoctor: () => ({ schema: 1, findings: [] }),
    copyDoctor: () => undefined,
    showFile: () => undefined,
    openWindow: () => undefined,
  });
  accounts.subscribe((snapshot) => {
    tray.draw(view(snapshot));
    if (popover.window) push(popover.window.webContents, 'snapshot', snapshot);
  });
  return { openPopover: actions.open, close: () => tray.destroy() };
}
