import type { NsisUpdater } from 'electron-updater';
import { err, ok, type Result } from '../../core/result';
import type { Installer, InstallFailure } from '../../core/updates/install';
import { fileFor, type Release, type ReleaseFile } from '../../core/updates/release';
import type { Fetch } from '../usage-api/request';
import { isWhole } from './digest';
import { ADDRESS } from './download';
import { InstallError, reasonOf } from './failure';
import { AppleUpdater } from './mac';
import { configOf } from './offer';
import type { Verify } from './signature';
import type { SystemUpdater } from './system';
import { WindowsUpdater } from './windows';

/** The app, as electron-updater wants to know it. */
export type AppAdapter = NonNullable<ConstructorParameters<typeof NsisUpdater>[1]>;

export interface InstallerParts {
  readonly platform: string;
  /** As in `process.arch`. */
  readonly arch: string;
  readonly fetch: Fetch;
  /**
   * Lets what is under way end, before the app does: an installer for Windows waits a second for that, and then kills.
   * What it gives back takes it up again.
   */
  readonly quiet: () => Promise<() => void>;
  readonly warn: (message: string, facts: Readonly<Record<string, string>>) => void;
  /** Left out: Electron's own. */
  readonly app?: AppAdapter;
  /** Left out: what asks Windows. */
  readonly verify?: Verify;
  /** In real ms. */
  readonly stallMs?: number;
}

/** What `dist/installer.cjs` is to whoever loads it. */
export interface InstallerModule {
  readonly createInstaller: (parts: InstallerParts) => Installer;
}

/**
 * electron-updater, held on a short leash: which version, which bytes and whose signature is said by our signed feed and
 * by this package. Built into a file of its own, which only a signed package for macOS or Windows has and loads.
 */
export function createInstaller(parts: InstallerParts): Installer {
  const { platform, arch, warn } = parts;
  const updater =
    platform === 'darwin' ? new AppleUpdater(parts.app) : new WindowsUpdater(parts.app, parts.verify);
  let ready: ReleaseFile | null = null;

  let last: Promise<unknown> = Promise.resolve();

  /** One after another: electron-updater hands whoever asks meanwhile what is under way, of whatever version. */
  const guarded = (work: () => Promise<void>): Promise<Result<null, InstallFailure>> => {
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
      guarded(async () => {
        ready = null;
        const file = fileFor(release, platform, arch);
        if (file === null) throw new InstallError('unlisted', 'the feed names no file for this system');
        const { url, publishers } = await packageConfig(updater, platform);
        const { fetch, stallMs } = parts;
        const rest = stallMs === undefined ? {} : { stallMs };
        const offer = { release, file, url: `${url}${file.name}`, fetch, onPercent, signal, ...rest };
        updater.offer(offer);
        try {
          const path = await fetched(updater, release);
          // electron-updater takes what this process has fetched before without another look.
          if (!isWhole(path, file)) throw new InstallError('digest', 'another file than was fetched');
          await updater.settle(path, publishers);
        } catch (error) {
          // Whatever lies in the way must not be in the way tomorrow.
          await updater.forget();
          throw error;
        }
        ready = file;
      }),
    restart: () =>
      guarded(async () => {
        if (ready === null) throw new InstallError('other', 'nothing was fetched');
        await updater.restart(ready, parts.quiet);
      }),
  };
}

async function packageConfig(updater: AppleUpdater | WindowsUpdater, platform: string) {
  const config = await configOf(updater, ADDRESS);
  if (config === null) throw new InstallError('unsigned', 'app-update.yml names no https address');
  // electron-updater would take every file then.
  if (platform !== 'darwin' && config.publishers.length === 0)
    throw new InstallError('unsigned', 'app-update.yml names nobody whose signature is ours');
  return config;
}

async function fetched(updater: SystemUpdater, { version }: Release): Promise<string> {
  const found = await updater.checkForUpdates();
  // It compares by itself: neither the same version nor an older one gets past it.
  if (found?.isUpdateAvailable !== true) throw new InstallError('other', `${version} is not newer`);
  const [path] = await updater.downloadUpdate();
  if (path === undefined) throw new InstallError('other', 'no file');
  return path;
}
