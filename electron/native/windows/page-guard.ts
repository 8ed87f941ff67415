import { app, dialog } from 'electron';
import type { BrowserWindow } from 'electron';
import { DeathGrace } from '../../app/lifecycle/death-grace';
import type { Log } from '../../app/log';
import type { DeathCounts } from '../../app/lifecycle/process-deaths';
import type { Words } from '../../core/i18n/words';
import {
  afterDeath,
  noDeaths,
  type Death,
  type DeathMemory,
  type ProcessName,
} from '../../core/lifecycle/process-deaths';
import { FrameWatch, graphicsPid } from './frame-watch';
import { watchForHang } from './hang-watch';
import { watchForStart } from './start-watch';
import { NETWORK_SERVICE } from '../network/app-network';
import { REOPEN_FLAG, restartApp } from '../lifecycle/restart';
import { continueStoppedProcesses } from '../../platform/stopped-processes';

/** Set by Chromium when a load was replaced by another one. */
const ABORTED = -3;
/** Chromium draws without the graphics card after three deaths, and ends the whole app after three more. */
const GPU_FALLBACK = 3;
/** Chromium's reason of a process that could not be started. */
const LAUNCH_FAILED = 'launch-failed';
/** A page never ends normally in a window. This reason means that the process it was forked from is gone. */
const CLEAN_EXIT = 'clean-exit';
/** Ms after a restart because of a page, in which the app does not restart for that again. */
const RESTART_APART_MS = 60_000;

/** A window whose page is guarded. */
export interface GuardedPage {
  readonly name: 'popover' | 'dashboard' | 'mini';
  readonly window: BrowserWindow;
  /** The address of its page. */
  readonly address: string;
  /** Whether it is on screen, or about to be. */
  readonly isWanted: () => boolean;
  /** Loads the page again when the window opens next. */
  readonly loadWhenOpened: () => void;
  /** Destroys the window. */
  readonly discard: () => void;
}

export interface PageGuardParts {
  readonly log: Log;
  readonly counts: DeathCounts;
  /** Epoch ms. */
  readonly now: () => number;
  readonly words: () => Words['desktop'];
  /** Whether requests may be under way through the proxy, which a restart would cut off. */
  readonly isProxyOn: () => boolean;
  readonly networkServiceDied: () => void;
}

/** Detects that a process of the app died or hangs, and carries out what `core/lifecycle/process-deaths` decides. */
export class PageGuard {
  readonly #parts: PageGuardParts;
  readonly #pages = new Set<GuardedPage>();
  readonly #grace = new DeathGrace();
  #memory: DeathMemory = noDeaths;
  #hasGivenUp = false;
  #isSaying = false;
  readonly #frames: FrameWatch;
  #gpuDeaths = 0;
  #isGpuStopped = false;

  constructor(parts: PageGuardParts) {
    this.#parts = parts;
    this.#frames = new FrameWatch(() => {
      this.#endGraphics();
    });
    app.on('before-quit', () => {
      this.#grace.end();
      // At a log-off the graphics process has died as well, and cannot be started again.
      liftGpuLimit();
    });
    app.on('child-process-gone', (_event, { type, reason, serviceName, name }) => {
      if (reason !== CLEAN_EXIT) this.#childGone(processName(type, serviceName, name), reason);
    });
  }

  /** Whether pages can be shown. If not, it opens a dialog that offers a restart. */
  mayShow(): boolean {
    if (this.#hasGivenUp) void this.#say();
    return !this.#hasGivenUp;
  }

  /** Guards the page of a new window. */
  watch(page: GuardedPage): void {
    const { window } = page;
    let isHung = false;
    this.#pages.add(page);
    window.on('closed', () => this.#pages.delete(page));
    // At a log-off of Windows there is no `before-quit`.
    window.on('session-end', () => {
      this.#grace.end();
    });
    const contents = window.webContents;
    contents.on('render-process-gone', (_event, { reason }) => {
      if (!window.isDestroyed()) this.#pageGone(page, isHung ? 'hung' : reason);
      isHung = false;
    });
    contents.on('did-fail-load', (_event, code, description, _url, isMainFrame) => {
      if (isMainFrame && code !== ABORTED) this.#pageGone(page, description);
    });
    contents.on('preload-error', (_event, _file, error) => {
      this.#pageGone(page, `preload: ${error.message}`);
    });
    watchForHang(window, () => {
      isHung = true;
      endPage(window);
    });
    watchForStart(window, () => {
      if (page.isWanted()) this.#pageGone(page, LAUNCH_FAILED);
    });
    this.#frames.add(page);
  }

  /** Chromium starts another graphics process at once, and pages draw again. */
  #endGraphics(): void {
    const pid = graphicsPid();
    if (pid === null) return;
    this.#isGpuStopped = true;
    endProcess(pid);
  }

  #childGone(name: ProcessName, reason: string): void {
    if (this.#grace.isEnding) return;
    // At once: the next request needs another session, and Chromium ends the app at a limit of deaths.
    if (name === 'network') this.#parts.networkServiceDied();
    // After the fall-back, so that a broken driver still leads to drawing without it. Past the limit Chromium would
    // end the app: https://source.chromium.org/chromium/chromium/src/+/main:content/browser/gpu/gpu_process_host.cc
    if (name === 'gpu' && (++this.#gpuDeaths >= GPU_FALLBACK || reason === LAUNCH_FAILED)) liftGpuLimit();
    const death = { name, at: performance.now(), isVisible: false, neverStarted: false };
    const isHung = name === 'gpu' && this.#isGpuStopped;
    if (isHung) this.#isGpuStopped = false;
    this.#grace.add(() => {
      this.#count(name, isHung ? 'hung' : reason);
      this.#decide(death);
    });
  }

  #pageGone(page: GuardedPage, reason: string): void {
    const neverStarted = reason === LAUNCH_FAILED;
    // The process that pages and the graphics process are forked from is gone.
    if (neverStarted || reason === CLEAN_EXIT) liftGpuLimit();
    const at = performance.now();
    this.#grace.add(() => {
      this.#count(page.name, reason);
      const isOpen = !page.window.isDestroyed();
      const then = this.#decide({ name: page.name, at, isVisible: isOpen && page.isWanted(), neverStarted });
      if (then === 'restart') this.#restart();
      else if (isOpen && then === 'load_now') loadAgain(page);
      else if (isOpen && then === 'load_when_opened') page.loadWhenOpened();
    });
  }

  #count(name: ProcessName, reason: string): void {
    this.#parts.log.error('a process ended unexpectedly', { process: name, reason });
    this.#parts.counts.add(name, reason, this.#parts.now());
  }

  #decide(death: Death) {
    const { memory, then } = afterDeath(this.#memory, death);
    this.#memory = memory;
    if (then === 'give_up') this.#giveUp();
    return then;
  }

  #restart(): void {
    const isAgain = process.argv.includes(REOPEN_FLAG) && performance.now() < RESTART_APART_MS;
    if (isAgain || this.#parts.isProxyOn()) this.#giveUp();
    else restartApp(REOPEN_FLAG);
  }

  /** Destroys all windows, and lets none be made: a dead page would show old numbers for ever. */
  #giveUp(): void {
    const wasOnScreen = [...this.#pages].some(({ isWanted }) => isWanted());
    this.#hasGivenUp = true;
    for (const page of [...this.#pages]) page.discard();
    if (wasOnScreen) void this.#say();
  }

  /** Opens a dialog of the system, which needs only Chromium's main process. */
  async #say(): Promise<void> {
    if (this.#isSaying) return;
    this.#isSaying = true;
    const { pagesBroken, pagesBrokenHelp, restart, notNow } = this.#parts.words();
    const { response } = await dialog.showMessageBox({
      type: 'warning',
      title: 'Quotide',
      message: pagesBroken,
      detail: pagesBrokenHelp,
      buttons: [restart, notNow],
      defaultId: 0,
      cancelId: 1,
    });
    this.#isSaying = false;
    if (response === 0) restartApp(REOPEN_FLAG);
  }
}

/** The kind of a process, by Chromium's names. */
function processName(type: string, serviceName: string | undefined, name: string | undefined): ProcessName {
  if (type === 'GPU') return 'gpu';
  if (serviceName === NETWORK_SERVICE) return 'network';
  return name === 'Quotide proxy' ? 'proxy' : 'other';
}

/** Loads the page at its address. `reload` has no effect on a page that died before it had one. */
export function loadAgain({ window, address }: Pick<GuardedPage, 'window' | 'address'>): void {
  if (window.webContents.getURL() === '') void window.loadURL(address).catch(() => undefined);
  else window.webContents.reload();
}

/** Removes Chromium's limit of deaths of the graphics process, at which it ends the app. */
function liftGpuLimit(): void {
  app.commandLine.appendSwitch('disable-gpu-process-crash-limit');
}

/** Kills the process of a page that hangs; no other signal ends one that is stopped. */
function endPage(window: BrowserWindow): void {
  const pid = window.webContents.getOSProcessId();
  if (pid > 0) endProcess(pid);
  else window.webContents.forcefullyCrashRenderer();
}

/** A stopped process reacts to no signal but this one. Chromium then asks the zygote, which must not be stopped. */
function endProcess(pid: number): void {
  continueStoppedProcesses();
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // The process has ended meanwhile.
  }
}
