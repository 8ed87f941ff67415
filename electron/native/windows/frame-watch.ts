import { app, powerMonitor, type BrowserWindow } from 'electron';
import { afterFrameReply, noFrames, type FrameReply } from '../../core/lifecycle/frames';
import { pausesAfter, type Pauses } from '../../core/polling/pauses';
import { stoppedBelow } from '../../platform/stopped-processes';
import { watchPower } from '../lifecycle/power';

/** Between two questions, in ms. */
const PAUSE_MS = 4000;
/** A page replies after this time (ms) at the latest, also where no frame comes. */
const PATIENCE_MS = 4000;
/** A reply that comes later than this (ms) after `PATIENCE_MS` is one of a busy page or a busy machine. */
const LATE_MS = 1000;
/** A Mac whose screen is off draws no frames, and its screen goes off after a minute at the earliest. */
const IDLE_S = 50;

/** Run in the page: `drawn`, `not_drawn`, or `unknown` where it is hidden or could not reply in time. */
const QUESTION = `new Promise((resolve) => {
  if (document.visibilityState !== 'visible') return resolve('unknown');
  const start = performance.now();
  requestAnimationFrame(() => resolve('drawn'));
  setTimeout(() => {
    const isPrompt = performance.now() - start <= ${String(PATIENCE_MS + LATE_MS)};
    resolve(isPrompt && document.visibilityState === 'visible' ? 'not_drawn' : 'unknown');
  }, ${String(PATIENCE_MS)});
})`;

/** A window whose page is asked for frames. */
interface DrawnPage {
  readonly window: BrowserWindow;
  /** Whether it is on screen, or about to be. */
  readonly isWanted: () => boolean;
}

/**
 * Finds a graphics process that is stopped: pages then still reply, but what they show stands still, and a window that
 * waits for its first frame never appears. Chromium notices only a graphics process that has ended.
 */
export class FrameWatch {
  readonly #pages = new Set<DrawnPage>();
  readonly #onStopped: () => void;
  #memory = noFrames;
  #pauses: Pauses = new Set();
  #isAsking = false;

  /** @param onStopped called when the graphics process has to be ended */
  constructor(onStopped: () => void) {
    this.#onStopped = onStopped;
    watchPower((event) => {
      this.#pauses = pausesAfter(this.#pauses, event);
      this.#reply('unknown');
    });
  }

  /** Asks the page of this window too, until it is closed. */
  add(page: DrawnPage): void {
    this.#pages.add(page);
    page.window.on('closed', () => this.#pages.delete(page));
    if (!this.#isAsking) void this.#ask();
  }

  /** One question after the other, as long as there are pages. */
  async #ask(): Promise<void> {
    this.#isAsking = true;
    while (this.#pages.size > 0) {
      await pause(PAUSE_MS);
      const page = [...this.#pages].find(mayBeAsked);
      if (page !== undefined && !this.#isPaused()) {
        const reply = await askForFrame(page.window);
        // It can have been hidden or locked meanwhile.
        this.#reply(mayBeAsked(page) && !this.#isPaused() ? reply : 'unknown');
      } else this.#reply('unknown');
    }
    this.#isAsking = false;
  }

  #reply(reply: FrameReply): void {
    const { memory, then } = afterFrameReply(this.#memory, reply, performance.now());
    this.#memory = memory;
    if (then === 'end_gpu') this.#onStopped();
  }

  #isPaused(): boolean {
    if (this.#pauses.size > 0) return true;
    return process.platform === 'darwin' && powerMonitor.getSystemIdleTime() >= IDLE_S;
  }
}

/** The id of the graphics process; `null`: there is none. */
export function graphicsPid(): number | null {
  return app.getAppMetrics().find(({ type }) => type === 'GPU')?.pid ?? null;
}

/** Whether the system shows it as stopped; only Linux does. */
function isGraphicsStopped(): boolean {
  const pid = graphicsPid();
  return pid !== null && stoppedBelow(process.pid).includes(pid);
}

/**
 * Whether a frame is due: the window is wanted and waits for its first frame, or has the focus. A window without it can
 * be covered or on another desktop, where Wayland wants no frames.
 */
function mayBeAsked({ window, isWanted }: DrawnPage): boolean {
  return !window.isDestroyed() && isWanted() && (!window.isVisible() || window.isFocused());
}

async function askForFrame({ webContents }: BrowserWindow): Promise<FrameReply> {
  if (webContents.isCrashed()) return 'unknown';
  // A new page waits for the graphics process and replies to nothing.
  if (webContents.isLoadingMainFrame()) return isGraphicsStopped() ? 'not_drawn' : 'unknown';
  const asked = webContents.mainFrame.executeJavaScript(QUESTION).then(
    (reply: unknown): FrameReply => (reply === 'drawn' || reply === 'not_drawn' ? reply : 'unknown'),
    (): FrameReply => 'unknown',
  );
  return Promise.race([asked, pause(PATIENCE_MS + 2 * LATE_MS).then((): FrameReply => 'unknown')]);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
