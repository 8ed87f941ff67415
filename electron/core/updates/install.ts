import type { Result } from '../result';
import type { Release } from './release';

/** Why a new version was not put in place. What runs stays as it is in every case. */
export const installFailures = [
  /** The signed feed names no file for this system. */
  'unlisted',
  /** This package does not say where its files are, or whose signature they bear. */
  'unsigned',
  'unreachable',
  'status',
  /** It led to an address that is not https. */
  'redirect',
  /** The bytes are others than those that our key vouches for. */
  'digest',
  /** The system does not know the signature as ours, or could not be asked. */
  'signature',
  /** It could not be written. */
  'disk',
  'other',
] as const;
export type InstallFailure = (typeof installFailures)[number];

/** How far a new version has come. */
export type Install =
  | { readonly kind: 'none' }
  /** `percent`: whole, 0–100. */
  | { readonly kind: 'downloading'; readonly version: string; readonly percent: number }
  /** Fetched and checked; it takes the place of this one when the person says so. */
  | { readonly kind: 'ready'; readonly version: string }
  | { readonly kind: 'failed'; readonly version: string; readonly reason: InstallFailure };

export const noInstall: Install = { kind: 'none' };

export type InstallEvent =
  | { readonly kind: 'begun'; readonly version: string }
  | { readonly kind: 'progress'; readonly percent: number }
  | { readonly kind: 'checked' }
  | { readonly kind: 'failed'; readonly reason: InstallFailure }
  | { readonly kind: 'stopped' };

/** What comes next. An event that does not fit is passed over: nothing is ready that was not fetched and checked. */
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
      // Also out of `ready`: what was checked is looked at again before it runs.
      return install.kind === 'downloading' || install.kind === 'ready'
        ? { kind: 'failed', version: install.version, reason: event.reason }
        : install;
    case 'stopped':
      return noInstall;
  }
}

/** Whether a version is to be fetched now: not while it is, nor once it is there. */
export function isToFetch(install: Install, version: string): boolean {
  if (install.kind === 'none' || install.kind === 'failed') return true;
  return install.version !== version;
}

/** What puts a new version in place. It never throws, and runs nothing that was not checked. */
export interface Installer {
  /**
   * Fetches the file of a release that our key vouches for, and has it checked: size, sha512, and on Windows the
   * system's word on the signature. What an earlier try left complete is checked instead of fetched again.
   */
  readonly fetch: (
    release: Release,
    onPercent: (percent: number) => void,
    signal: AbortSignal,
  ) => Promise<Result<null, InstallFailure>>;
  /** Checks it once more, starts it and lets the app quit. With a failure nothing was started, and the app goes on. */
  readonly restart: () => Promise<Result<null, InstallFailure>>;
}

/** The kinds of package that can replace themselves, where they are signed (`app/updates/channel`). */
export function replacesItself(platform: string, kind: string | null): boolean {
  // A portable program has the same files as the one that was installed, but no place of its own.
  return (platform === 'win32' && kind === 'NSIS') || (platform === 'darwin' && kind === 'app');
}
