import type { AppUpdater } from 'electron-updater';
import type { ReleaseFile } from '../../core/updates/release';
import type { Offer } from './offer';

/** electron-updater on one system. */
export interface SystemUpdater extends Pick<AppUpdater, 'checkForUpdates' | 'downloadUpdate'> {
  /** Sets the file to download next. */
  readonly offer: (offer: Offer) => void;
  /** Runs the system's own check after the download of a file with the right sha512. Throws the fault. */
  readonly settle: (path: string, publishers: readonly string[]) => Promise<void>;
  /** Deletes the downloaded file. */
  readonly forget: () => Promise<void>;
  /**
   * Checks the file again, ends running requests, starts the installer and quits the app. When it throws, nothing was
   * started and the app continues.
   */
  readonly restart: (file: ReleaseFile, quiet: () => Promise<() => void>) => Promise<void>;
}
