import { isDeepStrictEqual } from 'node:util';
import { noSettingsTrouble, type SettingsTrouble } from '../core/settings/trouble';
import type { Log } from './log';
import type { SettingsStore } from './settings';

/** Logs what is wrong with the settings file, now and whenever that changes. */
export function logSettingsTrouble(settings: Pick<SettingsStore, 'trouble' | 'subscribe'>, log: Log): void {
  let logged: SettingsTrouble = noSettingsTrouble;
  const look = (): void => {
    const trouble = settings.trouble();
    if (isDeepStrictEqual(trouble, logged)) return;
    logged = trouble;
    const { fault, setAside, wrong, repeated } = trouble;
    if (fault !== null) log.error('the file cannot be read', { ...fault });
    if (setAside !== null) log.warn('a file that could not be read was moved', { to: setAside });
    if (wrong.length > 0) log.warn('values that cannot be used', { names: wrong.join(', ') });
    if (repeated.length > 0) log.warn('keys that stand more than once', { names: repeated.join(', ') });
  };
  look();
  settings.subscribe(look);
}
