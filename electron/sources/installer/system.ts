import type { AppUpdater } from 'electron-updater';
import type { ReleaseFile } from '../../core/updates/release';
import type { Offer } from './offer';

/** electron-updater on one system. */
export interface SystemUpdater extends Pick<AppUpdater, 'checkForUpdates' | 'downloadUpdate'> {
  /** What is fetched next. */
  readonly offer: (offer: Offer) => void;
  /** After the fetch, with a file whose sha512 is right: whatever the system has to say of it. Throws what it has. */
  readonly settle: (path: string, publishers: readonly string[]) => Promise<void>;
  /** Deletes what was fetched. */
  readonly forget: () => Promise<void>;
  /**
   * Checks the file once more, lets what is under way end, starts what puts the file in place, and has the app quit. With
   * an error nothing was started, and all goes on.
   */
  readonly restart: (file: ReleaseFile, quiet: () => Promise<() => void>) => Promise<void>;
}
