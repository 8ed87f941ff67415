import type { Settings } from './settings';
import type { SettingsTrouble } from './settings/trouble';

/**
 * Whether names of projects, branches and sessions, prompts and paths are hidden: the one rule for the screen, for
 * exports and for the command. A settings file that cannot be read may have asked for it, so names are hidden then.
 * @param wantsNames whether a person asked for names just now (`--names`)
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

/** Known folders and files as `[path]`, and all else that looks like a path of POSIX or Windows. */
export function hidePaths(text: string, known: readonly string[] = []): string {
  const absolute = known.filter((each) => /^([\\/~]|[A-Za-z]:[\\/])/.test(each) && each.length > 1);
  // The longer first: one may lie in another.
  const longestFirst = [...absolute].sort((a, b) => b.length - a.length);
  const rest = longestFirst.reduce((kept, each) => kept.replaceAll(each, PLACE), text);
  return rest.replace(POSIX, PLACE).replace(WINDOWS, PLACE);
}

/** At least two names, so that commands such as `/login` stay; not what follows the host of an address. */
const POSIX =
  /(?<![\p{L}\p{N}:/\]])(?:~\/[^\s"'`,;()<>]+|(?:\/[^\s/"'`,;:()<>]+){2,}\/?|\[path\](?:\/[^\s"'`,;()<>]+)+)/gu;
const WINDOWS = /(?<![\p{L}\p{N}])(?:[A-Za-z]:[\\/]|\\\\)[^\s"'`,;()<>]+/gu;
