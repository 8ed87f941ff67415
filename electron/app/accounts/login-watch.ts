import { join } from 'node:path';
import { CREDENTIALS_FILE } from '../../sources/credentials/files/credentials-file';
import type { LoginPlace } from '../../sources/credentials/login-place';
import { watchFile, type CredentialsWatch } from '../../sources/credentials/files/watch-credentials';

/** The files that decide whose login it is, with their present content. */
export interface LoginFiles {
  /** The config folder's `settings.json`, which may place the login. */
  readonly settingsFile: string;
  readonly place: () => Promise<LoginPlace>;
  /** The account in `.claude.json`, as one text to compare. */
  readonly named: () => Promise<string>;
}

/** `.claude.json` is rewritten many times an hour; it is read again at most this often, in ms. */
const NAMED_DEBOUNCE_MS = 1_000;

/**
 * Calls back when the login may be another one: the credentials file changed, `.claude.json` names another account, or
 * `settings.json` places the login elsewhere. Other changes of `.claude.json` do not count.
 */
export function watchLogin(files: LoginFiles, onChanged: () => void): CredentialsWatch {
  let watches: readonly CredentialsWatch[] = [];
  let placed: string | null = null;
  let named: string | null = null;
  let isClosed = false;

  const compareNamed = async (): Promise<void> => {
    const now = await files.named();
    if (isClosed || now === named) return;
    named = now;
    onChanged();
  };
  const settle = async (): Promise<void> => {
    const place = await files.place();
    named ??= await files.named();
    const now = JSON.stringify(place);
    if (isClosed || now === placed) return;
    const isMoved = placed !== null;
    placed = now;
    for (const watch of watches) watch.close();
    watches = [watchFile(join(place.dir, CREDENTIALS_FILE), onChanged)];
    if (place.claudeJson !== null) {
      const look = () => void compareNamed();
      watches = [...watches, watchFile(place.claudeJson, look, { debounceMs: NAMED_DEBOUNCE_MS })];
    }
    await Promise.all(watches.map(({ ready }) => ready));
    if (isMoved) onChanged();
    // It may have changed before its watch was ready.
    else await compareNamed();
  };
  const settings = watchFile(files.settingsFile, () => void settle());
  return {
    ready: Promise.all([settings.ready, settle()]).then(() => undefined),
    close: () => {
      isClosed = true;
      settings.close();
      for (const watch of watches) watch.close();
    },
  };
}
