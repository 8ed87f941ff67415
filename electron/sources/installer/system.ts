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
  /** Checks the file once more, starts what puts it in place, and lets the app quit; throws before, or not at all. */
  readonly restart: (file: ReleaseFile) => Promise<void>;
}
