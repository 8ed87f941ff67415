import { app, Menu } from 'electron';
import path from 'node:path';
import { openEngine, type Engine } from './app/engine';
import { readEnvironment, type Environment } from './app/environment';
import { createLocaleSource } from './app/locale-watch';
import { followTranscripts } from './app/follow-transcripts';
import { revealCertificates } from './app/network/hidden-variable';
import { createNetworkKept } from './app/network/kept';
import { languageOf } from './core/i18n/words';
import { createCheckpoints } from './history/checkpoints';
import { historyFile } from './history/open';
import { examineFiles, makeDataDir } from './app/start-fault';
import { keepProxy } from './app/proxy-keeper';
import { confirmedApi } from './app/settings';
import { statuslineMode } from './app/statusline/mode';
import { createStatuslineServer } from './app/statusline/server';
import { identifyForToasts } from './app/toasts';
import type { StartFault } from './core/start-fault';
import { createFace } from './native/face';
import {
  closeOnQuit,
  isFirst,
  liveWithoutWindows,
  onSecondStart,
  printLine,
  surviveFaults,
} from './native/lifecycle';
import { spareOpenGl } from './native/lean';
import { askRegional } from './native/regional';
import { createAppNetwork, type AppNetwork } from './native/network';
import { thisMachine, watchPower } from './native/power';
import { declareScheme, servePages } from './native/protocol';
import { DRAIN_MS, spawnProxy } from './native/proxy';
import { quietChromium } from './native/quiet-chromium';
import { REOPEN_FLAG } from './native/restart';
import { failStart, failStartWith, isStartFaultDialog, showStartFault } from './native/start-fault';
import { guardPages, lockDown } from './native/security';
import { runCommand } from './sources/credentials/run-command';

/** What does not end by then is cut off (ms). */
const SETTLE_MS = 2000;

const { env, platform } = process;
const locale = createLocaleSource({
  env,
  platform,
  // Linux says all of it in the environment.
  ...(platform !== 'linux' && { regional: () => askRegional(runCommand, platform) }),
});
if (isStartFaultDialog()) showStartFault(locale.read());
else begin();

function begin(): void {
  const environment = readEnvironment(process.env, app.getPath('userData'), confirmedApi);
  if (!environment.ok) failStartWith(environment.error, locale.read());
  else prepare(environment.value);
}

/** All that must be settled before Electron is ready. */
function prepare(settled: Environment): void {
  const { dataDir } = settled;
  const onFault = (fault: StartFault) => {
    failStart(fault, locale.read());
  };
  // Electron would only throw where it cannot make the folder itself.
  const fault = makeDataDir(dataDir);
  if (fault !== null) {
    onFault(fault);
    return;
  }
  app.setPath('userData', dataDir);
  app.setPath('sessionData', path.join(dataDir, 'session'));
  if (!isFirst(dataDir, onFault)) return;
  // Only root is started with --no-sandbox, where Chromium refuses to run with one; the two contradict each other.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  Menu.setApplicationMenu(null);
  spareOpenGl(process.env, process.platform);
  identifyForToasts(app, process.platform);
  quietChromium();
  declareScheme();
  guardPages();
  // Only a package's Electron hides it.
  if (app.isPackaged) revealCertificates(process.env);
  const network = createAppNetwork({
    env: process.env,
    platform: process.platform,
    origin: settled.apiUrl,
    kept: () => kept,
    now: Date.now,
  });
  const engine = openEngine({
    environment: settled,
    locale: locale.read,
    fetch: network.fetch,
    logSinks: [printLine],
    machine: thisMachine,
    historyCheck: path.join(__dirname, 'history-check.cjs'),
  });
  if (!engine.ok) {
    onFault(examineFiles(dataDir, engine.error));
    return;
  }
  const kept = createNetworkKept(engine.value.history);
  void app.whenReady().then(() => {
    run(engine.value, settled, network);
  });
}

/** Builds the parts that need a running Electron, wires them to the engine, and starts. */
function run(engine: Engine, settled: Environment, network: AppNetwork): void {
  surviveFaults(engine.log);
  lockDown();
  servePages(path.join(__dirname, 'renderer'));
  liveWithoutWindows();
  const face = createFace(engine, __dirname, settled, {
    proxy: () => proxy,
    network,
    watchSession: (look) => {
      following.watchSession(look);
    },
  });
  onSecondStart(face.openPopover);
  watchPower((event) => {
    // Waking up may be in another time zone.
    void locale.look();
    engine.pauses.happened(event);
  });
  const endLocale = locale.watch(face.relocate);
  const proxy = keepProxy({
    engine,
    spawn: () => spawnProxy(path.join(__dirname, 'proxy.cjs')),
    origin: settled.apiUrl,
    ledger: engine.counting.sink,
    way: () => network.way(languageOf(engine.locale())),
  });
  network.onAsked(proxy.reroute);
  const following = followTranscripts(engine, {
    workerFile: path.join(__dirname, 'scan-worker.cjs'),
    checkpoints: createCheckpoints(
      path.join(__dirname, 'history-checkpoint.cjs'),
      historyFile(settled.dataDir),
    ),
    ...{ env: process.env, platform: process.platform, home: settled.homeDir, cwd: process.cwd() },
    onSession: face.showPrompts,
  });
  const statusline = createStatuslineServer({
    dataDir: settled.dataDir,
    platform: process.platform,
    uid: process.getuid?.() ?? null,
    env: process.env,
    now: Date.now,
    log: engine.log.scope('statusline'),
    mode: statuslineMode(engine.accounts, engine.locale),
  });
  closeOnQuit({
    settle: [
      { run: () => proxy.close(DRAIN_MS), atMostMs: 2 * DRAIN_MS },
      { run: face.settle, atMostMs: SETTLE_MS },
      { run: engine.settle, atMostMs: SETTLE_MS },
      { run: following.end, atMostMs: SETTLE_MS },
    ],
    close: [
      statusline.close,
      endLocale,
      () => void following.end(),
      face.close,
      engine.close,
      () => {
        engine.log.info('closed');
      },
      // A request or a timer may still be under way, and meets a database that is closed.
      engine.log.end,
    ],
  });
  engine.start();
  void statusline.start();
  if (process.argv.includes(REOPEN_FLAG)) face.openPopover();
}
