import { MacUpdater } from 'electron-updater';
import type { Server } from 'node:http';
import type { ReleaseFile } from '../../core/updates/release';
import { isWhole } from './digest';
import { InstallError } from './failure';
import { offered, tame, type Offer } from './offer';
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
  /** From which Squirrel.Mac takes the file. */
  readonly server?: Server;
}

/**
 * macOS: electron-updater fetches, Squirrel.Mac (in Electron) checks that the new app bears the signature of the one that
 * runs, and swaps the two once it has quit. That part begins with the person's click, since it cannot be taken back.
 */
export class AppleUpdater extends MacUpdater implements SystemUpdater {
  #offer: Offer | null = null;

  constructor(app: AppAdapter) {
    super(undefined, app);
    tame(this, () => this.#offer);
  }

  offer(offer: Offer): void {
    this.#offer = offer;
  }

  settle(): Promise<void> {
    // It would listen on loopback until somebody restarts.
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
      throw new InstallError('digest', 'what was fetched is not there any more, or another');
    }
    // Fetches nothing: the file is there. It is offered to Squirrel.Mac.
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
    return Promise.resolve(offered(this.#offer));
  }

  /** Not electron-updater's own `quitAndInstall`: that would go on waiting after a failure, and quit twice the next time. */
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
