import { settingsFile } from '../core/i18n/en/settings-file';
import { settingsNotice, type SettingsTrouble } from '../core/settings/trouble';

/** Lines for stderr on what cannot be used of the settings file; none when all of it is used. */
export function settingsComplaints(trouble: SettingsTrouble): readonly string[] {
  const notice = settingsNotice(trouble, settingsFile);
  return notice === null ? [] : [`quotide: ${notice.message} ${notice.advice}`];
}
