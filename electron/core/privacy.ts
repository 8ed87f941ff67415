import type { Settings } from './settings/settings';
import type { SettingsTrouble } from './settings/trouble';

/**
 * Whether names of projects, branches and sessions, prompts and paths are hidden: one rule for the screen, for exports
 * and for the command. If the settings file cannot be read, they are hidden, since the user may have chosen that.
 * @param wantsNames whether the user explicitly asked for names (`--names`)
 */
export function hidesNames(
  { settings, trouble }: { readonly settings: Settings; readonly trouble: SettingsTrouble },
  wantsNames = false,
): boolean {
  if (wantsNames) return false;
  const isUnknown = (trouble.fault !== null && !trouble.keepsEarlier) || trouble.wrong.includes('privacy.on');
  return settings.privacy.on || isUnknown;
}

const PLACE = '[path]';

/** Replaces the given folders and files, and everything that looks like a path of POSIX or Windows, by `[path]`. */
export function hidePaths(text: string, paths: readonly string[] = []): string {
  const absolute = paths.filter((each) => /^([\\/~]|[A-Za-z]:[\\/])/.test(each) && each.length > 1);
  // The longest first, since one can lie inside another.
  const longestFirst = [...absolute].sort((a, b) => b.length - a.length);
  const rest = longestFirst.reduce((kept, each) => kept.replaceAll(each, PLACE), text);
  return rest.replace(POSIX, PLACE).replace(WINDOWS, PLACE);
}

/** At least two names, so that commands such as `/login` stay; not the path of a URL. */
const POSIX =
  /(?<![\p{L}\p{N}:/\]])(?:~\/[^\s"'`,;()<>]+|(?:\/[^\s/"'`,;:()<>]+){2,}\/?|\[path\](?:\/[^\s"'`,;()<>]+)+)/gu;
const WINDOWS = /(?<![\p{L}\p{N}])(?:[A-Za-z]:[\\/]|\\\\)[^\s"'`,;()<>]+/gu;
