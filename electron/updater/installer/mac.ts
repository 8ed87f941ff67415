import { MacUpdater } from 'electron-updater';
import type { Server } from 'node:http';
import type { ReleaseFile } from '../../core/updates/release';
import { isWhole } from './digest';
import { InstallError } from './install-failure';
import { restrict, updateInfoOf, type Offer } from './offer';
import type { SystemUpdater } from './system';

type AppAdapter = ConstructorParameters<typeof MacUpdater>[1];

/** The parts of electron-updater that are not in its types. */
interface Inner {
  /** Squirrel.Mac, by way of Electron. */
  readonly nativeUpdater: {
    readonly once: (event: 'update-downloaded', listener: () => void) => void;
    readonly off: (event: 'update-downloaded', listener: () => void) => void;
    readonly checkForUpdates: () => void;
    readonly quitAndInstall: () => void;
  };
  /** The server on loopback from which Squirrel.Mac reads the file. */
  readonly server?: Server;
}

/**
 * The updater on macOS. electron-updater downloads the file; Squirrel.Mac (in Electron) checks that the new app has the
 * same signature as the running one, and replaces the app after it has quit. Squirrel.Mac starts only after the user's
 * click, since its work cannot be undone.
 */
export class AppleUpdater extends MacUpdater implements SystemUpdater {
  #offer: Offer | null = null;

  constructor(app: AppAdapter) {
    super(undefined, app);
    restrict(this, () => this.#offer);
  }

  offer(offer: Offer): void {
    this.#offer = offer;
  }

  settle(): Promise<void> {
    // The server would otherwise listen on loopback until the restart.
    this.#closeServer();
    return Promise.resolve();
  }

  async forget(): Promise<void> {
    this.#closeServer();
    await this.downloadedUpdateHelper?.clear();
  }

  async restart(file: ReleaseFile, quiet: () => Promise<() => void>): Promise<void> {
    const path = this.downloadedUpdateHelper?.file ?? null;
    if (path === null || !isWhole(path, file)) {
      await this.forget();
      throw new InstallError('digest', 'the downloaded file is gone, or was replaced');
    }
    // Downloads nothing, since the file exists; starts the server for Squirrel.Mac.
    await this.downloadUpdate();
    try {
      await this.#handOver();
    } finally {
      this.#closeServer();
    }
    await quiet();
    (this as unknown as Inner).nativeUpdater.quitAndInstall();
  }

  protected override getUpdateInfoAndProvider() {
    return Promise.resolve(updateInfoOf(this.#offer));
  }

  /**
   * Passes the file to Squirrel.Mac. electron-updater's own `quitAndInstall` would still wait after a failure, and quit
   * twice the next time.
   */
  #handOver(): Promise<void> {
    const { nativeUpdater } = this as unknown as Inner;
    return new Promise((resolve, reject) => {
      const taken = () => {
        this.off('error', failed);
        resolve();
      };
      const failed = ({ message }: Error) => {
        nativeUpdater.off('update-downloaded', taken);
        const reason = /code.?sign|signature/i.test(message) ? 'signature' : 'other';
        reject(new InstallError(reason, message));
      };
      this.once('error', failed);
      nativeUpdater.once('update-downloaded', taken);
      nativeUpdater.checkForUpdates();
    });
  }

  #closeServer(): void {
    (this as unknown as Inner).server?.close();
  }
}
