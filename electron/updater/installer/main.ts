import type { NsisUpdater } from 'electron-updater';
import { err, ok, type Result } from '../../core/result';
import type { Installer, InstallFailure } from '../../core/updates/install';
import { fileFor, type Release, type ReleaseFile } from '../../core/updates/release';
import type { Fetch } from '../../platform/http/fetch-type';
import { isWhole } from './digest';
import { ADDRESS } from './download';
import { InstallError, reasonOf } from './install-failure';
import { AppleUpdater } from './mac';
import { configOf } from './offer';
import type { Verify } from './signature';
import type { SystemUpdater } from './system';
import { WindowsUpdater } from './windows';

/** electron-updater's interface to the app. */
export type AppAdapter = NonNullable<ConstructorParameters<typeof NsisUpdater>[1]>;

export interface InstallerParts {
  readonly platform: string;
  /** As in `process.arch`. */
  readonly arch: string;
  readonly fetch: Fetch;
  /**
   * Ends running requests before the app quits: an installer for Windows waits one second for the app and then kills
   * it. The returned function resumes work.
   */
  readonly quiet: () => Promise<() => void>;
  readonly warn: (message: string, facts: Readonly<Record<string, string>>) => void;
  /** Default: Electron's own. */
  readonly app?: AppAdapter;
  /** Default: electron-updater's check, which asks Windows. */
  readonly verify?: Verify;
  /** Longest wait for the next bytes, in real ms. */
  readonly stallMs?: number;
}

/** The exports of `dist/installer.cjs`. */
export interface InstallerModule {
  readonly createInstaller: (parts: InstallerParts) => Installer;
}

/**
 * Creates the installer: electron-updater with narrow limits. The signed feed and this package decide the version, the
 * bytes and the signature. It is built into a file of its own, which only signed packages for macOS and Windows
 * contain.
 */
export function createInstaller(parts: InstallerParts): Installer {
  const { platform, arch, warn } = parts;
  const updater =
    platform === 'darwin' ? new AppleUpdater(parts.app) : new WindowsUpdater(parts.app, parts.verify);
  let ready: ReleaseFile | null = null;

  let last: Promise<unknown> = Promise.resolve();

  /**
   * Runs tasks one after another: while a download runs, electron-updater would give its result to every other caller,
   * even for another version.
   */
  const inTurn = (work: () => Promise<void>): Promise<Result<null, InstallFailure>> => {
    const turn = last.then(() => attempt(work));
    last = turn;
    return turn;
  };
  const attempt = async (work: () => Promise<void>): Promise<Result<null, InstallFailure>> => {
    try {
      await work();
      return ok(null);
    } catch (error) {
      const reason = reasonOf(error);
      warn('a new version was not installed', { reason, error: String(error) });
      return err(reason);
    }
  };

  return {
    fetch: (release, onPercent, signal) =>
      inTurn(async () => {
        ready = null;
        const file = fileFor(release, platform, arch);
        if (file === null) throw new InstallError('unlisted', 'the feed names no file for this system');
        const { url, publishers } = await packageConfig(updater, platform);
        const { fetch, stallMs } = parts;
        const rest = stallMs === undefined ? {} : { stallMs };
        const offer = { release, file, url: `${url}${file.name}`, fetch, onPercent, signal, ...rest };
        updater.offer(offer);
        try {
          const path = await downloadNewer(updater, release);
          // electron-updater does not check again a file that this process downloaded earlier.
          if (!isWhole(path, file))
            throw new InstallError('digest', 'the file is not the one that was downloaded');
          await updater.settle(path, publishers);
        } catch (error) {
          // A damaged file must not stop the next attempt.
          await updater.forget();
          throw error;
        }
        ready = file;
      }),
    restart: () =>
      inTurn(async () => {
        if (ready === null) throw new InstallError('other', 'no file was downloaded');
        await updater.restart(ready, parts.quiet);
      }),
  };
}

async function packageConfig(updater: AppleUpdater | WindowsUpdater, platform: string) {
  const config = await configOf(updater, ADDRESS);
  if (config === null) throw new InstallError('unsigned', 'app-update.yml names no https address');
  // Without a publisher's name electron-updater accepts every file.
  if (platform !== 'darwin' && config.publishers.length === 0)
    throw new InstallError('unsigned', 'app-update.yml names no publisher');
  return config;
}

async function downloadNewer(updater: SystemUpdater, { version }: Release): Promise<string> {
  const found = await updater.checkForUpdates();
  // electron-updater compares versions itself, and refuses the same version and older ones.
  if (found?.isUpdateAvailable !== true) throw new InstallError('other', `${version} is not newer`);
  const [path] = await updater.downloadUpdate();
  if (path === undefined) throw new InstallError('other', 'no file');
  return path;
}
