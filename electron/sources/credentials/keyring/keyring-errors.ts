import { errorMessage } from '../../../core/error-message';

/** Messages of libsecret, D-Bus and the Credential Manager when no keyring exists. */
const NO_SERVICE =
  /unsupported transport|autolaunch|not provided by any|ServiceUnknown|could not connect|cannot connect|no such file/i;

/** libsecret goes on using the connection that it opened first: measured after a restart of gnome-keyring. */
const ENDED = /name :\d+\.\d+ was not provided/i;

const LOADING = /keytar native addon|cannot find module|shared object|dlopen/i;

/**
 * Separates a missing keyring from one that refuses. keytar rejects with the library's own message, which differs by
 * system and language; an unknown message counts as a refusal, since another request could open a dialog.
 */
export function explainRejection(error: unknown): {
  readonly outcome: 'absent' | 'unreadable' | 'denied';
  readonly detail: string;
} {
  const message = errorMessage(error);
  if (LOADING.test(message))
    return { outcome: 'unreadable', detail: 'the keyring library could not be loaded' };
  if (ENDED.test(message)) {
    return { outcome: 'absent', detail: 'the keyring service has ended; if it runs again, restart Quotide' };
  }
  if (NO_SERVICE.test(message)) return { outcome: 'absent', detail: 'no keyring service runs here' };
  if (/lock|dismiss|cancel/i.test(message)) return { outcome: 'denied', detail: 'the keyring stayed locked' };
  return { outcome: 'denied', detail: 'the keyring refused' };
}
