import type { InstallFailure } from '../../core/updates/install';

/** An error with a reason. Code that electron-updater calls throws it, and electron-updater passes it on. */
export class InstallError extends Error {
  readonly reason: InstallFailure;
  constructor(reason: InstallFailure, detail: string) {
    super(detail);
    this.reason = reason;
  }
}

/** The reason of a thrown value. */
export function reasonOf(error: unknown): InstallFailure {
  if (error instanceof InstallError) return error.reason;
  const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : null;
  if (code === 'ERR_UPDATER_INVALID_SIGNATURE') return 'signature';
  // `download.ts` throws `InstallError` for the network, so any other error code is the file system's.
  return typeof code === 'string' && /^E[A-Z]{2,}$/.test(code) ? 'disk' : 'other';
}
