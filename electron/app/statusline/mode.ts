import type { Locale } from '../../core/format';
import { limitModeShort } from '../../core/limit-mode/words';
import type { Accounts } from '../accounts';

/** How Claude goes on at a limit, in a few words, by config folder; `null` in the normal mode. */
export function statuslineMode(
  accounts: Pick<Accounts, 'sessions'>,
  locale: () => Locale,
): (configDir: string) => string | null {
  return (configDir) => {
    const session = accounts.sessions().find(({ dir }) => dir === configDir);
    return limitModeShort(session?.store.snapshot().limitMode ?? null, locale());
  };
}
