import type { InstallFailure } from '../../core/updates/install';

/** What goes wrong within electron-updater, which hands on what is thrown in it. */
export class InstallError extends Error {
  readonly reason: InstallFailure;
  constructor(reason: InstallFailure, detail: string) {
    super(detail);
    this.reason = reason;
  }
}

/** The reason behind whatever was thrown. */
export function reasonOf(error: unknown): InstallFailure {
  if (error instanceof InstallError) return error.reason;
  const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : null;
  if (code === 'ERR_UPDATER_INVALID_SIGNATURE') return 'signature';
  // Of the network nothing comes here but what `download.ts` has named: the rest is the file system's.
  return typeof code === 'string' && /^E[A-Z]{2,}$/.test(code) ? 'disk' : 'other';
}
