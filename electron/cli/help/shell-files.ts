import { completions } from './completions';
import { manPage } from './man-page';

/** The manual page and the completions of a version. Used only by the packages (scripts/lib/package/shell-files.mjs). */
export function shellFiles(version: string): Readonly<Record<'man' | 'bash' | 'zsh' | 'fish', string>> {
  return {
    man: manPage(version),
    bash: completions.bash(),
    zsh: completions.zsh(),
    fish: completions.fish(),
  };
}
