import { app, ipcMain, Menu } from 'electron';
import path from 'node:path';
import { openParts, type AppParts } from './app/compose';
import { readEnvironment, type Environment } from './app/environment';
import { createLocaleSource } from './app/settings/locale-watch';
import type { Following } from './app/ledger/follow-transcripts';
import { openTranscripts } from './app/ledger/open-transcripts';
import { createFirstRun, type FirstRun } from './app/lifecycle/first-run';
import { revealCertificates } from './app/network/hidden-variable';
import { createSavedWay } from './app/network/saved-network';
import { languageOf, wordsOf } from './core/i18n/words';
import { applyEstimates } from './core/snapshot/apply-estimates';
import { InstanceLock } from './app/lifecycle/instance-lock';
import type { QuitSteps } from './app/lifecycle/quit-sequence';
import { examineFiles, makeDataDir } from './app/lifecycle/start-fault';
import { superviseProxy, type ProxySupervisor } from './app/proxy/proxy-keeper';
import { confirmedApi } from './app/settings/settings';
import { openStatusline } from './app/statusline/open-server';
import type { StatuslineServer } from './app/statusline/server';
import type { StartFault } from './core/lifecycle/start-fault';
import { createAnswers } from './native/ipc/handlers';
import { announce } from './native/lifecycle/announce';
import { systemAutostart } from './native/lifecycle/autostart';
import { openDesktopAlerts, type DesktopAlerts } from './native/desktop-alerts';
import { openLink } from './native/links';
import { createProxyAnswers } from './native/ipc/proxy-handlers';
import { PromptView } from './native/prompts';
import { onPages, openScreen, type Screen } from './native/screen';
import { createTelemetry } from './native/ipc/metrics-handlers';
import { createUpdates, type AppUpdates } from './native/ipc/update-handlers';
import { bindMain } from './ipc/bind-main';
import {
  closeOnQuit,
  liveWithoutWindows,
  onSecondStart,
  printLine,
  surviveFaults,
  takeSingleInstanceLockOrExit,
} from './native/lifecycle/lifecycle';
import { spareOpenGl } from './native/linux-opengl';
import { askRegional } from './native/regional';
import { createAppNetwork, type AppNetwork } from './native/network/app-network';
import { thisMachine, watchPower } from './native/lifecycle/power';
import { prepareToasts } from './native/lifecycle/toast-traces';
import { PAGE_ORIGIN } from './native/windows/page-file';
import { declareScheme, servePages } from './native/windows/protocol';
import { DRAIN_MS, spawnProxy } from './native/proxy';
import { canHoldPort, holdPort } from './proxy/port/held-port';
import { quietChromium } from './native/network/quiet-chromium';
import { REOPEN_FLAG } from './native/lifecycle/restart';
import {
  failStart,
  failStartWith,
  isStartFaultDialog,
  showStartFault,
  startOrFail,
} from './native/lifecycle/start-fault';
import { guardPages, lockDown } from './native/windows/security';
import { runCommand } from './platform/run-command';

/** Ms for each part to end; one that takes longer is cut off. */
const SETTLE_MS = 2000;

const { env, platform } = process;
const locale = createLocaleSource({
  env,
  platform,
  // On Linux the environment alone has the locale.
  ...(platform !== 'linux' && { regional: () => askRegional(runCommand, platform) }),
});
if (isStartFaultDialog()) showStartFault(locale.read());
else startOrFail(locale.read(), begin);

function begin(): void {
  const environment = readEnvironment(process.env, app.getPath('userData'), confirmedApi);
  if (!environment.ok) failStartWith(environment.error, locale.read());
  else prepare(environment.value);
}

/** Sets up everything that Electron needs before it is ready, and opens the parts. */
function prepare(settled: Environment): void {
  const { dataDir } = settled;
  const onFault = (fault: StartFault) => {
    failStart(fault, locale.read());
  };
  // Checked here: Electron itself only throws if it cannot make the folder.
  const fault = makeDataDir(dataDir);
  if (fault !== null) {
    onFault(fault);
    return;
  }
  app.setPath('userData', dataDir);
  app.setPath('sessionData', path.join(dataDir, 'session'));
  const lock = new InstanceLock({ dataDir, uid: process.getuid?.() ?? null, env });
  if (!takeSingleInstanceLockOrExit(dataDir, lock, onFault)) return;
  // Only root is started with --no-sandbox, where Chromium refuses to run with one; the two contradict each other.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  // Electron's own menu, with its developer tools; the app's replaces it once the language is known.
  Menu.setApplicationMenu(null);
  spareOpenGl(process.env, process.platform);
  prepareToasts();
  quietChromium();
  declareScheme();
  guardPages();
  // Only the Electron of a package hides the variable.
  if (app.isPackaged) revealCertificates(process.env);
  const network = createAppNetwork({
    env: process.env,
    platform: process.platform,
    origin: settled.apiUrl,
    savedWay: () => savedWay,
    now: Date.now,
  });
  const opened = openParts({
    environment: settled,
    locale: locale.read,
    fetch: network.fetch,
    // A person's terminal has one line, from `announce`; the log is in its file.
    logSinks: process.env['QUOTIDE_LOG'] ? [printLine] : [],
    machine: thisMachine,
    historyCheck: path.join(__dirname, 'history-check.cjs'),
  });
  if (!opened.ok) {
    onFault(examineFiles(dataDir, opened.error));
    return;
  }
  const parts = opened.value;
  const savedWay = createSavedWay(parts.history);
  lock.watch(parts.clock);
  parts.folderMade.listen(lock.restore);
  app.once('quit', lock.close);
  void app.whenReady().then(() => {
    startOrFail(locale.read(), () => {
      run(parts, settled, network);
    });
  });
}

/** Builds the parts that need a running Electron, links them, and starts. */
function run(parts: AppParts, environment: Environment, network: AppNetwork): void {
  const { accounts, settings, log } = parts;
  surviveFaults(log);
  lockDown();
  servePages(path.join(__dirname, 'renderer'));
  liveWithoutWindows();
  const proxy = openProxy(parts, environment, network);
  const updates = createUpdates(parts, __dirname, environment, {
    fetch: network.fetch,
    quiet: () => proxy.suspend(DRAIN_MS),
  });
  const screen = openScreen({
    source: parts,
    built: __dirname,
    updates,
    isProxyOn: proxy.isOn,
    networkServiceDied: network.networkServiceDied,
  });
  const { homeDir: home } = environment;
  const alerts = openDesktopAlerts({ source: parts, home, showUndelivered: accounts.showUndelivered });
  const metrics = createTelemetry(parts, __dirname);
  const transcripts = openTranscripts(parts, environment, __dirname);
  const prompts = new PromptView({ transcripts, windows: screen.windows, settings });
  const statusline = openStatusline(parts, environment.dataDir);
  const { argv } = process;
  const firstRun = createFirstRun(parts, { argv, demo: environment.demo });
  const composed = {
    parts,
    environment,
    network,
    screen,
    firstRun,
    alerts,
    metrics,
    updates,
    proxy,
    prompts,
  };
  registerIpc(composed);
  const unlink = link(composed);
  closeOnQuit(endOf(composed, { transcripts, statusline, unlink }), log);
  proxy.start();
  parts.start();
  parts.machines.start();
  void statusline.start();
  parts.folderMade.listen(() => void statusline.renew());
  if (argv.includes(REOPEN_FLAG)) screen.open();
  else announce({ locale: parts.locale, screen, firstRun, argv });
}

/** All parts of the running app. */
interface Composed {
  readonly parts: AppParts;
  readonly environment: Environment;
  readonly network: AppNetwork;
  readonly screen: Screen;
  readonly firstRun: FirstRun;
  readonly alerts: DesktopAlerts;
  readonly metrics: ReturnType<typeof createTelemetry>;
  readonly updates: AppUpdates;
  readonly proxy: ProxySupervisor;
  readonly prompts: PromptView;
}

/** What is ended beside the composed parts. */
interface AlsoEnded {
  readonly transcripts: Following;
  readonly statusline: StatuslineServer;
  readonly unlink: () => void;
}

/** The steps of the end. */
function endOf(composed: Composed, { transcripts, statusline, unlink }: AlsoEnded): QuitSteps {
  const { parts, proxy, metrics, alerts, updates, screen } = composed;
  return {
    settle: [
      { run: () => proxy.close(DRAIN_MS), atMostMs: 2 * DRAIN_MS },
      { run: metrics.close, atMostMs: SETTLE_MS },
      { run: parts.settle, atMostMs: SETTLE_MS },
      { run: transcripts.end, atMostMs: SETTLE_MS },
    ],
    close: [
      statusline.close,
      unlink,
      () => void transcripts.end(),
      () => void metrics.close(),
      alerts.close,
      updates.close,
      screen.close,
      parts.close,
      () => {
        parts.log.info('closed');
      },
      // Last: a request or a timer may still be under way, and fails at the closed database.
      parts.log.end,
    ],
  };
}

/** Links the parts, all in one place. The returned function ends the watch of the locale, which has a timer. */
function link({ parts, network, screen, firstRun, alerts, metrics, proxy }: Composed): () => void {
  const { accounts, settings, pauses } = parts;
  const { windows, trayGuard } = screen;
  windows.popover.visibility.listen((isVisible) => {
    // Texts such as "in 37 minutes" are as of the last snapshot; a popover that opens gets a new one.
    if (isVisible) accounts.retime();
    for (const { poller } of accounts.runtimes()) poller.setPopoverOpen(isVisible);
    alerts.seen(isVisible);
    if (!isVisible) firstRun.end();
  });
  trayGuard.warned.listen(alerts.notify);
  firstRun.changed.listen((isShown) => {
    if (!isShown) windows.popover.endIntroduction();
    windows.push('firstRun', isShown);
  });
  proxy.portTaken.listen(({ port, user }) => {
    const { title, body } = wordsOf(parts.locale()).proxy.alarm;
    alerts.notify({ title, body: body(String(port), user), urgency: 'critical' });
  });
  // The page of a new popover is not there yet: the route waits until it is on screen.
  alerts.clicked.listen((id) => {
    screen.openAt(id === null ? null : `window/${id}`);
  });
  metrics.subscribe((state) => {
    windows.push('telemetry', state);
  });
  settings.watch(({ appearance }) => appearance.language, alerts.renew);
  network.asked.listen(proxy.reroute);
  onSecondStart(screen.open);
  watchPower((event) => {
    // The computer may wake up in another time zone.
    void locale.look();
    pauses.happened(event);
  });
  return locale.watch(() => {
    accounts.retimeAll();
    alerts.renew();
  });
}

function openProxy(parts: AppParts, { apiUrl }: Environment, network: AppNetwork): ProxySupervisor {
  return superviseProxy({
    source: parts,
    spawn: () => spawnProxy(path.join(__dirname, 'proxy.cjs')),
    holdPort: canHoldPort(platform) ? holdPort : undefined,
    origin: apiUrl,
    ledger: parts.counting.sink,
    way: () => network.way(languageOf(parts.locale())),
  });
}

/** Answers the calls of the pages. */
function registerIpc({
  parts,
  environment,
  screen,
  firstRun,
  alerts,
  metrics,
  updates,
  proxy,
  prompts,
}: Composed): void {
  const { accounts, settings } = parts;
  const { windows, trayGuard, shortcut } = screen;
  const autostart = systemAutostart(() => wordsOf(parts.locale()));
  bindMain(ipcMain, PAGE_ORIGIN, {
    getSnapshot: () => applyEstimates(accounts.snapshot()),
    refresh: accounts.refreshNow,
    askClaudeCode: () => void accounts.chosen().asker.ask(),
    openLink,
    setHeight: (height) => {
      windows.popover.setHeight(height);
    },
    close: (_, page) => {
      windows.closePage(page);
    },
    openWindow: (route) => {
      windows.openDashboard(route);
    },
    getNotice: trayGuard.notice,
    dismissNotice: trayGuard.dismiss,
    getFirstRun: firstRun.isShown,
    endFirstRun: firstRun.end,
    getSettings: () => onPages(settings.get(), settings.isPrivate()),
    ...createAnswers({
      source: parts,
      doctor: { environment, env, platform, run: runCommand, version: app.getVersion() },
      useShortcut: shortcut.use,
      window: () => windows.dashboard.window,
    }),
    watchSession: prompts.watchSession,
    ...metrics.calls,
    ...updates.calls,
    ...createProxyAnswers({
      accounts,
      settings,
      dataDir: environment.dataDir,
      proxy,
      words: () => wordsOf(parts.locale()).refusals,
    }),
    getAutostart: autostart.get,
    setAutostart: autostart.set,
    testAlert: alerts.sample,
  });
}
