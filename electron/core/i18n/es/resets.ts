import type { resets as english } from '../en/resets';
import { atShort, untilClock } from './grammar';

/** Banked limit resets, promotional credit and the split of the week, in Spanish. */
export const resets: typeof english = {
  banked: 'Restablecimientos en reserva',
  firstEnds: (clock) => `hasta ${atShort(clock).replace(/^a /, '')}`,
  count: (count) => count,
  line: (count) => `Restablecimientos en reserva: ${count}`,
  lineUntil: (count, clock) => `Restablecimientos en reserva: ${count}, ${untilClock(clock)}`,
  split: (shares) => `Del uso de esta semana: ${shares}`,
  share: (surface, percent) => `${surface} ${percent}`,
  ends: (clock) => untilClock(clock),
  ended: 'terminado',
};
