import type { Locale } from '../../core/text/format';
import { limitModeShort } from '../../core/limit-mode/mode-words';
import type { Accounts } from '../accounts/accounts';

/** How Claude continues at a limit, in a few words, by config folder; `null` in the normal mode. */
export function statuslineMode(
  accounts: Pick<Accounts, 'runtimes'>,
  locale: () => Locale,
): (configDir: string) => string | null {
  return (configDir) => {
    const runtime = accounts.runtimes().find(({ dir }) => dir === configDir);
    return limitModeShort(runtime?.store.snapshot().limitMode ?? null, locale());
  };
}
