import type { AppUpdater, Provider, UpdateInfo } from 'electron-updater';
import type { Release, ReleaseFile } from '../../core/updates/release';
import { download, type Download } from './download';
import { InstallError } from './install-failure';

/** The file to download. All its facts come from the signed feed or from this package. */
export interface Offer extends Pick<Download, 'fetch' | 'onPercent' | 'signal' | 'stallMs'> {
  readonly release: Release;
  readonly file: ReleaseFile;
  readonly url: string;
}

/** The parts of electron-updater that are not in its types. */
interface Inner {
  /** The parsed app-update.yml. */
  readonly configOnDisk: { readonly value: Promise<unknown> };
}

/**
 * The address of this package's files, and the publishers whose signature is accepted on Windows. electron-builder
 * writes both beside the app.
 */
export interface PackageConfig {
  readonly url: string;
  readonly publishers: readonly string[];
}

/** The answer for electron-updater in place of its own request for `latest.yml`, which is not signed. */
export function updateInfoOf(offer: Offer | null) {
  if (offer === null) throw new InstallError('other', 'no file is offered');
  const { name, sha512, bytes: size } = offer.file;
  const files = [{ url: name, sha512, size }];
  const info = { version: offer.release.version, files, releaseDate: '' } as UpdateInfo;
  const resolveFiles = () => files.map((file) => ({ url: new URL(offer.url), info: file }));
  // Only the two members that electron-updater uses; its own class would bring code that requests a server.
  const provider = { fileExtraDownloadHeaders: null, resolveFiles } as unknown as Provider<UpdateInfo>;
  return { info, provider };
}

/**
 * Turns off what electron-updater does by itself: it neither requests nor installs anything without a click, sends no
 * id of this installation (its own request for `latest.yml` would), and uses the network only through `download`.
 */
export function restrict(updater: AppUpdater, offer: () => Offer | null): void {
  Object.assign(updater, {
    autoDownload: false,
    // Not when the app quits: the system may be shutting down, which would cut off the installer.
    autoInstallOnAppQuit: false,
    allowDowngrade: false,
    allowPrerelease: false,
    disableWebInstaller: true,
    // Building a file from parts of an old one saves traffic, but can fail in more ways.
    disableDifferentialDownload: true,
    logger: null,
    httpExecutor: {
      download: (_url: URL, destination: string) => {
        const now = offer();
        if (now === null) throw new InstallError('other', 'no file is offered');
        return download({ ...now, destination });
      },
    },
  });
}

/** Reads app-update.yml; `null` where it is missing, damaged, or names no https address. */
export async function configOf(updater: AppUpdater, address: RegExp): Promise<PackageConfig | null> {
  const stored = await (updater as unknown as Inner).configOnDisk.value.catch(() => null);
  const read = new Map<string, unknown>(Object.entries(stored ?? {}));
  const [url, names] = [read.get('url'), read.get('publisherName')];
  if (read.get('provider') !== 'generic' || typeof url !== 'string' || !address.test(url)) return null;
  const publishers = (Array.isArray(names) ? names : [names]).filter((name) => typeof name === 'string');
  return { url: url.endsWith('/') ? url : `${url}/`, publishers: publishers.filter((name) => name !== '') };
}
