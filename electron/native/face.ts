import { app, ipcMain, nativeTheme } from 'electron';
import path from 'node:path';
import { watchAlerts } from '../app/alerts';
import { createDelivery } from '../app/alerts/delivery';
import { createAlertsKept } from '../app/alerts/kept';
import { openProgram } from '../app/alerts/passing';
import { bodyMarkup, notificationService } from '../app/doctor/surroundings';
import type { Engine } from '../app/engine';
import type { SessionLook } from '../app/follow-transcripts';
import type { Environment } from '../app/environment';
import { createDeathCounts } from '../app/process-deaths';
import type { ProxyKeeper } from '../app/proxy-keeper';
import { wordsOf } from '../core/i18n/words';
import type { SessionPrompts } from '../core/sessions/prompts';
import type { Settings } from '../core/settings';
import { shownSnapshot } from '../core/shown';
import type { Snapshot } from '../core/snapshot-types';
import { trayView } from '../core/tray-view';
import { bindMain, push } from '../ipc/bind-main';
import { runCommand } from '../sources/credentials/run-command';
import { createAnswers } from './answers';
import { systemAutostart } from './autostart';
import { openLink } from './links';
import type { AppNetwork } from './network';
import { Notifier } from './notify';
import { watchPanel } from './panel';
import { Popover } from './popover';
import { PageGuard } from './page-guard';
import { PAGE_ORIGIN } from './protocol';
import { DRAIN_MS } from './proxy';
import { createProxyAnswers } from './proxy-answers';
import { createShortcut } from './shortcut';
import { createTelemetry } from './telemetry';
import { AppTray } from './tray';
import { guardTray } from './tray-guard';
import { createUpdates } from './updates';
import { AppWindow } from './window';

/** What a person sees and touches: tray, popover and large window, all drawn from snapshots and settings. */
export interface Face {
  readonly openPopover: () => void;
  /** Shows the prompts of the session that is looked at. */
  readonly showPrompts: (prompts: SessionPrompts) => void;
  /** Zone, clock or language changed: everything is worded anew. */
  readonly relocate: () => void;
  /** Ends what needs time to end: metrics that are pushed. */
  readonly settle: () => Promise<void>;
  readonly close: () => void;
}

/** What is made after the face, and asked when a page asks. */
export interface LaterParts {
  readonly proxy: () => ProxyKeeper;
  readonly watchSession: (look: SessionLook | null) => void;
  /** What asks servers, and has to know when Chromium's network service died. */
  readonly network: Pick<AppNetwork, 'fetch' | 'networkServiceDied'>;
}

/** Makes the parts and wires them to the engine; `built` is the folder of the built bundles. */
export function createFace(
  engine: Engine,
  built: string,
  environment: Environment,
  { proxy, watchSession, network }: LaterParts,
): Face {
  const { accounts, settings } = engine;
  const { env, platform } = process;
  const updates = createUpdates(engine, built, environment, {
    fetch: network.fetch,
    quiet: () => proxy().suspend(DRAIN_MS),
  });
  const pageGuard = new PageGuard({
    log: engine.log.scope('processes'),
    counts: createDeathCounts(engine.history),
    now: engine.clock.now,
    words: () => wordsOf(engine.locale()).desktop,
    isProxyOn: () => proxy().isOn(),
    networkServiceDied: () => {
      network.networkServiceDied();
    },
  });
  const preload = path.join(built, 'preload.cjs');
  const icon = path.join(built, 'icon.png');
  const popover = new Popover({
    preload,
    icon,
    keepMs: () => settings.get().popover.keepMinutes * 60_000,
    platform,
    hasTray: () => guard.hasTray(),
    onVisible: (visible) => {
      // What main words ("in 37 minutes") is as of the last snapshot; a popover that opens gets a new one.
      if (visible) accounts.retime();
      accounts.eachPoller((poller) => poller.setPopoverOpen(visible));
      delivery.seen(visible);
    },
    go: (opened, route) => push(opened.webContents, 'route', route),
    guard: pageGuard,
  });
  const window = new AppWindow({
    preload,
    icon,
    platform,
    go: (opened, route) => push(opened.webContents, 'route', route),
    closed: () => {
      watchSession(null);
    },
    guard: pageGuard,
  });
  const view = (snapshot: Snapshot) =>
    trayView(shownSnapshot(snapshot), {
      ...{ ...settings.get().tray, locale: engine.locale(), platform, update: newVersion() },
    });
  const newVersion = () => {
    const { newer, inTray, install } = updates.state();
    return inTray && newer !== null ? { version: newer, isReady: install.kind === 'ready' } : null;
  };
  const actions = {
    open: () => popover.show(tray.bounds),
    toggle: (bounds: Electron.Rectangle) => popover.toggle(bounds),
    refresh: () => void accounts.refreshNow(),
    settings: () => window.show('settings/accounts'),
    update: updates.act,
    chooseAccount: (dir: string) => void settings.change({ accounts: { chosenDir: dir } }),
    quit: () => app.quit(),
  };
  const panel = watchPanel(runCommand, () => {
    tray.redraw();
  });
  const tray: AppTray = new AppTray(view(accounts.snapshot()), actions, panel.facts);
  const notifier = new Notifier(
    ({ window: id }) => {
      // The page of a new popover is not there yet: the route waits in it until it is on screen.
      popover.show(tray.bounds, id === null ? null : `window/${id}`);
    },
    () => bodyMarkup(env, platform, runCommand),
  );
  const alertsKept = createAlertsKept(engine.history);
  const delivery = createDelivery({
    show: (alert, sound) => notifier.show(alert, sound),
    service: () => notificationService(env, platform, runCommand),
    sound: () => settings.get().alerts.sound,
    words: () => wordsOf(engine.locale()).alerts,
    ...{ platform, kept: alertsKept, now: engine.clock.now, log: engine.log.scope('alerts') },
    notice: accounts.notice,
  });
  const program = openProgram(engine, alertsKept, { env, platform, home: environment.homeDir });
  const endAlerts = watchAlerts(engine, {
    say: (alert) => void delivery.say(alert),
    pass: program.pass,
  });
  const guard = guardTray({
    engine,
    run: runCommand,
    remake: () => {
      tray.remake();
    },
    open: actions.open,
    notify: (title, body) => {
      void notifier.show({ title, body, window: null, account: null, urgency: 'normal' }, false);
    },
    onNotice: (notice) => {
      for (const page of pages()) push(page, 'notice', notice);
    },
  });
  const openPopover = () => void guard.look().then(actions.open);
  const shortcut = createShortcut(openPopover);
  const autostart = systemAutostart(() => wordsOf(engine.locale()));
  const answers = createAnswers({
    engine,
    doctor: { environment, env, platform, run: runCommand, version: app.getVersion() },
    useShortcut: shortcut.use,
    window: () => window.window,
  });
  const telemetry = createTelemetry(engine, built);
  bindMain(ipcMain, PAGE_ORIGIN, {
    getSnapshot: () => shownSnapshot(accounts.snapshot()),
    refresh: accounts.refreshNow,
    askClaudeCode: () => void accounts.chosen().asker.ask(),
    openLink,
    setHeight: (height) => popover.setHeight(height),
    close: (_, page) => {
      if (page === window.window?.webContents.id) window.close();
      else popover.hide();
    },
    getNotice: guard.notice,
    dismissNotice: guard.dismiss,
    getSettings: () => onScreen(settings.get()),
    ...answers,
    watchSession: (look) => {
      watchSession(look);
      isLooking = look !== null;
      conceal();
    },
    ...telemetry.calls,
    ...updates.calls,
    ...createProxyAnswers(engine, environment.dataDir, proxy),
    getAutostart: autostart.get,
    setAutostart: autostart.set,
    testAlert: delivery.sample,
    openWindow: (route) => {
      popover.hide();
      if (route === 'dashboard') window.reopen('overview');
      else window.show(route);
    },
  });
  let isLooking = false;
  // Prompts are for the person at the machine, not for whoever sees its screen shared.
  const conceal = () => {
    window.conceal(isLooking && !settings.isPrivate());
  };
  /** Pages hide names by the same rule as exports and the command. */
  const onScreen = (now: Settings): Settings => ({ ...now, privacy: { on: settings.isPrivate() } });
  const pages = () => [popover.window, window.window].flatMap((page) => page?.webContents ?? []);
  const endSnapshots = accounts.subscribe((snapshot) => {
    tray.draw(view(snapshot));
    const shown = shownSnapshot(snapshot);
    for (const page of pages()) push(page, 'snapshot', shown);
  });
  telemetry.subscribe((state) => {
    for (const page of pages()) push(page, 'telemetry', state);
  });
  updates.subscribe((state) => {
    tray.draw(view(accounts.snapshot()));
    for (const page of pages()) push(page, 'updates', state);
  });
  const apply = (now: Settings) => {
    nativeTheme.themeSource = now.appearance.theme;
    // An edit of the file by hand comes this way only.
    shortcut.use(now.popover.shortcut);
    delivery.renew();
    conceal();
    tray.draw(view(accounts.snapshot()));
    for (const page of pages()) push(page, 'settings', onScreen(now));
  };
  const endSettings = settings.subscribe(apply);
  apply(settings.get());
  const close = () => {
    endSnapshots();
    endSettings();
    endAlerts();
    delivery.close();
    program.close();
    void telemetry.close();
    updates.close();
    shortcut.release();
    guard.close();
    panel.close();
    tray.destroy();
  };
  const showPrompts = (prompts: SessionPrompts) => {
    if (window.window !== null) push(window.window.webContents, 'session', prompts);
  };
  const relocate = () => {
    accounts.retimeAll();
    delivery.renew();
  };
  return { openPopover, showPrompts, relocate, settle: telemetry.close, close };
}
