import type { FirstRun } from '../../app/lifecycle/first-run';
import { AUTOSTART_FLAG } from '../../core/lifecycle/autostart';
import { placeOfIcon } from '../../core/lifecycle/first-run';
import { wordsOf } from '../../core/i18n/words';
import type { Locale } from '../../core/text/format';
import type { Screen } from '../screen';
import { printLine } from './lifecycle';

export interface AnnounceParts {
  readonly locale: () => Locale;
  readonly screen: Pick<Screen, 'trayGuard' | 'introduce'>;
  readonly firstRun: FirstRun;
  /** The arguments of the start. */
  readonly argv: readonly string[];
}

/**
 * Shows a person who starts Quotide where it is: a line in the terminal, and at the first start the popover. A desktop
 * without a tray has its own notice instead.
 */
export function announce({ locale, screen, firstRun, argv }: AnnounceParts): void {
  const { trayGuard, introduce } = screen;
  if (argv.includes(AUTOSTART_FLAG)) return;
  void trayGuard.look().then(() => {
    const words = wordsOf(locale());
    const hasTray = trayGuard.hasTray();
    printLine(hasTray ? words.firstRun.runs[placeOfIcon(process.platform)] : words.desktop.noTrayTitle);
    if (!hasTray || !firstRun.isDue()) return;
    firstRun.show();
    introduce();
  });
}
