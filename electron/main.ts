import { app, ipcMain, Menu, net } from 'electron';
import path from 'node:path';
import { openEngine, type Engine } from './app/engine';
import { readEnvironment, type Environment } from './app/environment';
import { systemLocale } from './app/locale';
import { trayView } from './core/tray-view';
import type { Snapshot } from './core/snapshot-types';
import { bindMain, push } from './ipc/bind-main';
import {
  fail,
  isFirst,
  liveWithoutWindows,
  onQuit,
  onSecondStart,
  printLine,
  surviveFaults,
} from './native/lifecycle';
import { copyText, openLink } from './native/links';
import { Popover } from './native/popover';
import { watchPower } from './native/power';
import { declareScheme, PAGE_ORIGIN, servePages } from './native/protocol';
import { guardPages, lockDown } from './native/security';
import { AppTray } from './native/tray';

const KEEP_POPOVER_MS = 300_000;
const { platform } = process;
const locale = systemLocale(process.env, platform);

const environment = readEnvironment(process.env, app.getPath('userData'));
if (environment.ok) prepare(environment.value);
else fail(environment.error);

/** All that must be settled before Electron is ready. */
function prepare(settled: Environment): void {
  app.setPath('userData', settled.dataDir);
  app.setPath('sessionData', path.join(settled.dataDir, 'session'));
  if (!isFirst()) return;
  // Only root is started with --no-sandbox, where Chromium refuses to run with one; the two contradict each other.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  Menu.setApplicationMenu(null);
  declareScheme();
  guardPages();
  const engine = openEngine({
    environment: settled,
    locale,
    fetch: (url, init) => net.fetch(url, init),
    logSinks: [printLine],
  });
  if (!engine.ok) fail(engine.error);
  else void app.whenReady().then(() => run(engine.value));
}

/** Builds the parts that need a running Electron, wires them to the engine, and starts. */
function run(engine: Engine): void {
  const { store, poller, log } = engine;
  surviveFaults(log);
  lockDown();
  servePages(path.join(__dirname, 'renderer'));
  liveWithoutWindows();

  const popover = new Popover({
    preload: path.join(__dirname, 'preload.cjs'),
    keepMs: KEEP_POPOVER_MS,
    platform,
    onVisible: poller.setPopoverOpen,
  });
  const view = (snapshot: Snapshot) =>
    trayView(snapshot, { style: 'number', window: 'most_critical', locale, platform });
  const tray = new AppTray(
    view(store.snapshot()),
    {
      open: () => popover.show(tray.bounds),
      toggle: (bounds) => popover.toggle(bounds),
      refresh: () => void poller.refreshNow(),
      quit: () => app.quit(),
    },
    platform,
  );
  bindMain(ipcMain, PAGE_ORIGIN, {
    getSnapshot: store.snapshot,
    refresh: poller.refreshNow,
    openLink,
    copy: copyText,
    setHeight: (height) => popover.setHeight(height),
    close: () => popover.hide(),
  });
  store.subscribe((snapshot) => {
    tray.draw(view(snapshot));
    if (popover.window) push(popover.window.webContents, 'snapshot', snapshot);
  });
  onSecondStart(() => popover.show(tray.bounds));
  watchPower({ onPaused: poller.pause, onAwake: poller.wake });
  onQuit(() => {
    tray.destroy();
    engine.close();
  });
  poller.start();
}
