import type { ReactElement } from 'react';
import type { Cost as CostOfAnswers } from '../../electron/core/tokens/cost-sum';
import { formatMoney, type Locale } from '../../electron/core/text/format';
import type { Words } from '../../electron/core/i18n/words';
import { useLocale } from '../state/page-context';
import { useWords } from '../text/use-words';

interface CostProps {
  readonly cost: CostOfAnswers;
  /** The number of responses that `cost` adds up. */
  readonly messages: number;
}

/** The cost of responses at list prices, with a mark where the user's own prices are part of it. */
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

/** The cost in words: the sum of the known prices, and the number of responses without a known price. */
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
