import {
  isToFetch,
  noInstall,
  stepInstall,
  type Install,
  type InstallEvent,
  type Installer,
  type InstallFailure,
} from '../../core/updates/install';
import type { Release } from '../../core/updates/release';
import type { Log } from '../log';

/** The outcome of one try to fetch or install a version; `failure` is `null` after a success. */
export interface InstallOutcome {
  readonly version: string;
  readonly failure: InstallFailure | null;
}

export interface InstallTaskParts {
  /** Loads the installer; called only when there is a version to fetch. */
  readonly load: () => Installer;
  readonly log: Log;
  /** Called after each step; with the outcome when a try is over. */
  readonly onChange: (outcome?: InstallOutcome) => void;
}

/** Fetches and installs a new version of this package. A failure leaves the running app as it is. */
export class InstallTask {
  readonly #parts: InstallTaskParts;
  #install = noInstall;
  #installer: Installer | null = null;
  /** Ends the present try. */
  #run: AbortController | null = null;
  #isRestarting = false;

  constructor(parts: InstallTaskParts) {
    this.#parts = parts;
  }

  state(): Install {
    return this.#install;
  }

  /** Fetches and checks a version, unless that is under way or done. */
  begin(release: Release): void {
    if (!isToFetch(this.#install, release.version)) return;
    this.#run?.abort();
    this.#run = new AbortController();
    this.#step({ kind: 'begun', version: release.version });
    this.#parts.onChange();
    void this.#fetch(release, this.#run.signal);
  }

  /** Ends a fetch that is under way, and withdraws a version that is ready. */
  stop(): void {
    this.#run?.abort();
    this.#run = null;
    if (this.#install.kind === 'none') return;
    this.#step({ kind: 'stopped' });
    this.#parts.onChange();
  }

  /** Installs the version that is ready, and restarts; without one it does nothing. */
  restart(): void {
    const installer = this.#installer;
    if (this.#install.kind !== 'ready' || installer === null || this.#isRestarting) return;
    const { version } = this.#install;
    this.#isRestarting = true;
    this.#parts.log.info('restarting into a new version', { version });
    void installer.restart().then((outcome) => {
      this.#isRestarting = false;
      if (!outcome.ok) this.#fail(version, outcome.error);
    });
  }

  async #fetch(release: Release, signal: AbortSignal): Promise<void> {
    const { version } = release;
    const { log, onChange } = this.#parts;
    const installer = this.#load();
    if (installer === null) {
      this.#fail(version, 'other');
      return;
    }
    const onPercent = (percent: number) => {
      if (signal.aborted) return;
      this.#step({ kind: 'progress', percent });
      onChange();
    };
    const outcome = await installer.fetch(release, onPercent, signal);
    // `stop`, or the start of another version, has set the state already.
    if (signal.aborted) return;
    if (!outcome.ok) {
      this.#fail(version, outcome.error);
      return;
    }
    this.#step({ kind: 'checked' });
    log.info('a new version is ready', { version });
    onChange({ version, failure: null });
  }

  #load(): Installer | null {
    try {
      this.#installer ??= this.#parts.load();
    } catch (error) {
      this.#parts.log.error('what installs new versions could not be loaded', { error: String(error) });
    }
    return this.#installer;
  }

  #fail(version: string, failure: InstallFailure): void {
    this.#step({ kind: 'failed', reason: failure });
    this.#parts.log.warn('a new version was not installed', { version, reason: failure });
    this.#parts.onChange({ version, failure });
  }

  #step(event: InstallEvent): void {
    this.#install = stepInstall(this.#install, event);
  }
}
