import type { resets as english } from '../en/resets';

/** Banked limit resets, promotional credit and the split of the week, in German. */
export const resets: typeof english = {
  banked: 'Aufgesparte Resets',
  firstEnds: (clock) => `bis ${clock} nutzen`,
  count: (count) => count,
  line: (count) => `Aufgesparte Resets: ${count}`,
  lineUntil: (count, clock) => `Aufgesparte Resets: ${count}, bis ${clock} nutzen`,
  split: (shares) => `Von der Nutzung dieser Woche: ${shares}`,
  share: (surface, percent) => `${surface} ${percent}`,
  ends: (clock) => `bis ${clock}`,
  ended: 'beendet',
};
