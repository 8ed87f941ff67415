import type { AppUpdater, Provider, UpdateInfo } from 'electron-updater';
import type { Release, ReleaseFile } from '../../core/updates/release';
import { download, type Download } from './download';
import { InstallError } from './failure';

/** What is being fetched: everything about it is from the feed that our key signed, or from this package. */
export interface Offer extends Pick<Download, 'fetch' | 'onPercent' | 'signal' | 'stallMs'> {
  readonly release: Release;
  readonly file: ReleaseFile;
  readonly url: string;
}

/** The parts of electron-updater that are not in its types. */
interface Inner {
  /** app-update.yml, as it was read. */
  readonly configOnDisk: { readonly value: Promise<unknown> };
}

/** Where this package's files are, and whose signature they bear on Windows: electron-builder wrote it beside the app. */
export interface PackageConfig {
  readonly url: string;
  readonly publishers: readonly string[];
}

/** What electron-updater is told in place of its own question for `latest.yml`, which nobody signs. */
export function offered(offer: Offer | null) {
  if (offer === null) throw new InstallError('other', 'nothing is on offer');
  const { name, sha512, bytes: size } = offer.file;
  const files = [{ url: name, sha512, size }];
  const info = { version: offer.release.version, files, releaseDate: '' } as UpdateInfo;
  const resolveFiles = () => files.map((file) => ({ url: new URL(offer.url), info: file }));
  // The two members that are asked for, where its own class would bring the way to ask a server.
  const provider = { fileExtraDownloadHeaders: null, resolveFiles } as unknown as Provider<UpdateInfo>;
  return { info, provider };
}

/**
 * Settles what electron-updater does by itself: nothing. It neither asks nor installs unasked, tells nobody an id of
 * this installation (its own request for `latest.yml` would), and reaches the network through `download` alone.
 */
export function tame(updater: AppUpdater, offer: () => Offer | null): void {
  Object.assign(updater, {
    autoDownload: false,
    // Not when the app quits: that may be the system going down, in the middle of which an installer is cut off.
    autoInstallOnAppQuit: false,
    allowDowngrade: false,
    allowPrerelease: false,
    disableWebInstaller: true,
    // A file pieced together from an old one saves traffic, and is one more thing that can go wrong.
    disableDifferentialDownload: true,
    logger: null,
    httpExecutor: {
      download: (_url: URL, destination: string) => {
        const now = offer();
        if (now === null) throw new InstallError('other', 'nothing is on offer');
        return download({ ...now, destination });
      },
    },
  });
}

/** What app-update.yml says; `null` where it is missing, torn, or names no https address. */
export async function configOf(updater: AppUpdater, address: RegExp): Promise<PackageConfig | null> {
  const stored = await (updater as unknown as Inner).configOnDisk.value.catch(() => null);
  const read = new Map<string, unknown>(Object.entries(stored ?? {}));
  const [url, names] = [read.get('url'), read.get('publisherName')];
  if (read.get('provider') !== 'generic' || typeof url !== 'string' || !address.test(url)) return null;
  const publishers = (Array.isArray(names) ? names : [names]).filter((name) => typeof name === 'string');
  return { url: url.endsWith('/') ? url : `${url}/`, publishers: publishers.filter((name) => name !== '') };
}
