import type { Words } from '../core/i18n/words';
import type { Engine } from './engine';

/** What to delete: what was stored of the account that is shown, or all of it. */
export type Forgettable = 'account' | 'everything';

/** Deletes for good; a sentence that says what became of it. */
export function forget(engine: Engine, what: Forgettable, words: Words['history']): string {
  const { history, accounts, log } = engine;
  const key = accounts.snapshot().account?.key;
  if (what === 'account' && key === undefined) return words.nobody;
  try {
    const { forgetting } = history;
    const gone =
      what === 'everything' || key === undefined ? forgetting.everything() : forgetting.account(key);
    // What is held in memory would be stored again.
    engine.estimates.clear();
    log.info('history was deleted', { what, gone });
    return gone ? words.done : words.shared;
  } catch (error) {
    return words.failed(error instanceof Error ? error.message : String(error));
  }
}
