import type { resets as english } from '../en/resets';
import { untilClock } from './grammar';

/** Banked limit resets, promotional credit and the split of the week, in French. */
export const resets: typeof english = {
  banked: 'Réinit. en réserve',
  firstEnds: (clock) => untilClock(clock),
  count: (count) => count,
  line: (count) => `Réinitialisations en réserve\u202f: ${count}`,
  lineUntil: (count, clock) => `Réinitialisations en réserve\u202f: ${count}, ${untilClock(clock)}`,
  split: (shares) => `Dans la consommation de la semaine\u202f: ${shares}`,
  share: (surface, percent) => `${surface} ${percent}`,
  ends: (clock) => untilClock(clock),
  ended: 'terminé',
};
