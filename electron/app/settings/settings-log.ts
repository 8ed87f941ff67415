import type { SettingsTrouble } from '../../core/settings/trouble';
import type { Log } from '../log';
import type { SettingsStore } from './settings';

/** Logs the errors of the settings file, now and when they change. */
export function logSettingsTrouble(settings: Pick<SettingsStore, 'trouble' | 'watch'>, log: Log): void {
  const report = ({ fault, setAside, wrong, repeated }: SettingsTrouble): void => {
    if (fault !== null) log.error('the file cannot be read', { ...fault });
    if (setAside !== null) log.warn('a file that could not be read was moved', { to: setAside });
    if (wrong.length > 0) log.warn('values that cannot be used', { names: wrong.join(', ') });
    if (repeated.length > 0) log.warn('keys that stand more than once', { names: repeated.join(', ') });
  };
  report(settings.trouble());
  settings.watch(settings.trouble, report);
}
