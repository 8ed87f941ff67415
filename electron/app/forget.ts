import { errorMessage } from '../core/error-message';
import type { Words } from '../core/i18n/words';
import type { History } from '../history/history';
import type { Accounts } from './accounts';
import type { Estimates } from './estimates';
import type { Log } from './log';

/** What to delete: what was stored of the account that is shown, or all of it. */
export type Forgettable = 'account' | 'everything';

/** Where a user's history lies, on disk and in memory. */
export interface ForgetSource {
  readonly history: Pick<History, 'forgetting'>;
  readonly accounts: Pick<Accounts, 'snapshot'>;
  readonly estimates: Pick<Estimates, 'clear'>;
  readonly log: Log;
}

/** Deletes for good; a sentence that says what became of it. */
export function forget(source: ForgetSource, what: Forgettable, words: Words['history']): string {
  const { history, accounts, log } = source;
  const key = accounts.snapshot().account?.key;
  if (what === 'account' && key === undefined) return words.nobody;
  try {
    const { forgetting } = history;
    const gone =
      what === 'everything' || key === undefined ? forgetting.everything() : forgetting.account(key);
    // What is held in memory would be stored again.
    source.estimates.clear();
    log.info('history was deleted', { what, gone });
    return gone ? words.done : words.shared;
  } catch (error) {
    return words.failed(errorMessage(error));
  }
}
