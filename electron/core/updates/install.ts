import type { Result } from '../result';
import type { Release } from './release';

/** Why a new version was not installed. The running version stays in every case. */
export const installFailures = [
  /** The signed feed names no file for this system. */
  'unlisted',
  /** This package does not state where its files are, or whose signature they have. */
  'unsigned',
  'unreachable',
  'status',
  /** The download was redirected to an address without https. */
  'redirect',
  /** The bytes differ from those that the signed feed names. */
  'digest',
  /** The system rejected the signature, or could not check it. */
  'signature',
  /** It could not be written. */
  'disk',
  'other',
] as const;
export type InstallFailure = (typeof installFailures)[number];

/** The progress of a new version. */
export type Install =
  | { readonly kind: 'none' }
  /** `percent`: whole, 0–100. */
  | { readonly kind: 'downloading'; readonly version: string; readonly percent: number }
  /** Downloaded and checked; it is installed when the user restarts. */
  | { readonly kind: 'ready'; readonly version: string }
  | { readonly kind: 'failed'; readonly version: string; readonly reason: InstallFailure };

export const noInstall: Install = { kind: 'none' };

export type InstallEvent =
  | { readonly kind: 'begun'; readonly version: string }
  | { readonly kind: 'progress'; readonly percent: number }
  | { readonly kind: 'checked' }
  | { readonly kind: 'failed'; readonly reason: InstallFailure }
  | { readonly kind: 'stopped' };

/** The next state. An event that does not fit is ignored, so that only a checked download becomes `ready`. */
export function stepInstall(install: Install, event: InstallEvent): Install {
  switch (event.kind) {
    case 'begun':
      return { kind: 'downloading', version: event.version, percent: 0 };
    case 'progress':
      return install.kind === 'downloading'
        ? { ...install, percent: Math.max(install.percent, Math.min(100, Math.floor(event.percent))) }
        : install;
    case 'checked':
      return install.kind === 'downloading' ? { kind: 'ready', version: install.version } : install;
    case 'failed':
      // From `ready` too: the file is checked again before it runs.
      return install.kind === 'downloading' || install.kind === 'ready'
        ? { kind: 'failed', version: install.version, reason: event.reason }
        : install;
    case 'stopped':
      return noInstall;
  }
}

/** Whether a version is to be downloaded now: not while it is, nor when it is ready. */
export function isToFetch(install: Install, version: string): boolean {
  if (install.kind === 'none' || install.kind === 'failed') return true;
  return install.version !== version;
}

/** Installs a new version. It never throws, and starts no unchecked file. */
export interface Installer {
  /**
   * Downloads a file of a signed release and checks it: size, sha512, and on Windows the system's result for its
   * signature. A file that an earlier try completed is only checked.
   */
  readonly fetch: (
    release: Release,
    onPercent: (percent: number) => void,
    signal: AbortSignal,
  ) => Promise<Result<null, InstallFailure>>;
  /** Checks the file once more, starts it and lets the app quit. After a failure nothing was started. */
  readonly restart: () => Promise<Result<null, InstallFailure>>;
}

/** The kinds of packages that can replace themselves if they are signed (`app/updates/signed`). */
export function replacesItself(platform: string, kind: string | null): boolean {
  // A portable program has the same files as an installed one, but no fixed place.
  return (platform === 'win32' && kind === 'NSIS') || (platform === 'darwin' && kind === 'app');
}
