import { errorMessage } from '../../core/error-message';
import type { Words } from '../../core/i18n/words';
import type { History } from '../../history/history';
import type { Estimates } from '../estimate/estimates';
import type { Log } from '../log';

/** The part of the history to delete: that of the account that is shown, or all of it. */
export type DeletionScope = 'account' | 'everything';

export interface DeletionParts {
  readonly history: Pick<History, 'forgetting'>;
  readonly accounts: {
    readonly snapshot: () => { readonly account: { readonly key: string } | null };
  };
  readonly estimates: Pick<Estimates, 'clear'>;
  readonly log: Log;
}

/** Deletes from the history for good. @returns a sentence with the outcome */
export function deleteHistory(parts: DeletionParts, scope: DeletionScope, words: Words['history']): string {
  const { history, accounts, estimates, log } = parts;
  const key = accounts.snapshot().account?.key;
  if (scope === 'account' && key === undefined) return words.nobody;
  try {
    const { forgetting } = history;
    const gone =
      scope === 'everything' || key === undefined ? forgetting.everything() : forgetting.account(key);
    // Estimates in memory would be stored again.
    estimates.clear();
    log.info('history was deleted', { what: scope, gone });
    return gone ? words.done : words.shared;
  } catch (error) {
    return words.failed(errorMessage(error));
  }
}
