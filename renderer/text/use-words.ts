import { wordsOf, type Words } from '../../electron/core/i18n/words';
import { useLocale } from '../state/page-context';

/** The catalogue in the user's language. */
export function useWords(): Words {
  return wordsOf(useLocale());
}
