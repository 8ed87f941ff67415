import { settingsFile } from '../../core/i18n/en/settings-file';
import { settingsNotice, type SettingsTrouble } from '../../core/settings/trouble';

/** Lines for stderr about parts of the settings file that cannot be used; none when all of it is valid. */
export function settingsComplaints(trouble: SettingsTrouble): readonly string[] {
  const notice = settingsNotice(trouble, settingsFile);
  return notice === null ? [] : [`quotide: ${notice.message} ${notice.advice}`];
}
