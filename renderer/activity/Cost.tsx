import type { ReactElement } from 'react';
import type { Cost as CostOfAnswers } from '../../electron/core/cost-sum';
import { formatMoney, type Locale } from '../../electron/core/format';
import type { Words } from '../../electron/core/i18n/words';
import { useLocale } from '../page-context';
import { useWords } from '../words/use-words';

interface CostProps {
  readonly cost: CostOfAnswers;
  /** Answers that it is the cost of. */
  readonly messages: number;
}

/** What answers are worth, and a mark where prices of the user's own are in it. */
export function Cost({ cost, messages }: CostProps): ReactElement {
  const words = useWords().activity;
  const locale = useLocale();
  const text = costText(cost, messages, locale, words);
  return (
    <span className="cost">
      {text}
      {cost.ownPriced > 0 && (
        <small className="cost__own" title={words.ownPriced(cost.ownPriced)}>
          {words.ownPrices}
        </small>
      )}
    </span>
  );
}

/** What answers are worth: what is known of it, and how many have no known price. */
export function costText(
  { knownCostUsd, unpriced }: CostOfAnswers,
  messages: number,
  locale: Locale,
  words: Words['activity'],
): string {
  if (messages > 0 && unpriced.messages === messages) return words.unknownPrice;
  const known = formatMoney({ amount: knownCostUsd, currency: 'USD' }, locale);
  return unpriced.messages === 0 ? known : words.partlyPriced(known, unpriced.messages);
}
