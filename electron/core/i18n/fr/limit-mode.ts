import type { limitMode as english } from '../en/limit-mode';
import { untilClock } from './grammar';

/** How Claude continues at a limit, in French. */
export const limitMode: typeof english = {
  lowPriority: 'Claude continue en priorité basse.',
  waiting: 'Claude attend une place libre en priorité basse.',
  allowance: (left) => `Il reste ${left} du quota.`,
  allowanceUntil: (left, clock) => `Il reste ${left} du quota ${untilClock(clock)}.`,
  grace: 'Claude continue encore un peu pour vous laisser finir.',
  gracePaid: 'C’est payé avec vos crédits.',
  counts: 'Ce qui est consommé compte dans votre semaine.',
  offered: 'Vous pouvez continuer en priorité basse\u202f: tapez /low-priority dans Claude Code.',
  usedUp: 'Le quota de priorité basse est épuisé.',
  usedUpUntil: (clock) => `Le quota de priorité basse est épuisé ${untilClock(clock)}.`,
  unsure: 'Claude répond peut-être encore\u202f: il continuait au dernier relevé.',
  row: {
    low_priority: 'Priorité basse',
    grace: 'Délai de grâce',
    counts: 'compte dans votre semaine',
    waiting: 'attend une place libre',
    gracePaid: 'payé avec vos crédits',
    left: (percent) => `reste ${percent}`,
    until: (clock) => untilClock(clock),
  },
  short: { low_priority: 'priorité basse', grace: 'délai de grâce' },
  shortLeft: (left) => `priorité basse, reste ${left}`,
};
