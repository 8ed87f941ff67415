import type { money as english } from '../en/money';

/** Money beyond the plan, in German. */
export const money: typeof english = {
  extra: 'Zusatznutzung',
  spend: 'Ausgaben',
  then: 'Danach zahlt die Zusatznutzung.',
  thenLeft: (left) => `Danach zahlt die Zusatznutzung: noch ${left}.`,
  now: 'Jetzt zahlt die Zusatznutzung.',
  nowLeft: (left) => `Jetzt zahlt die Zusatznutzung: noch ${left}.`,
  untilThen: 'Bis dahin zahlt die Zusatznutzung.',
  untilThenLeft: (left) => `Bis dahin zahlt die Zusatznutzung: noch ${left}.`,
  usedUp: 'Auch die Zusatznutzung ist aufgebraucht.',
  notCharged: 'Die Zusatznutzung ist aus, also wird nichts berechnet.',
  spentOf: (spent, limit) => `${spent} von ${limit}`,
  ofLimit: (limit) => `von ${limit}`,
  used: 'verbraucht',
  left: (amount) => `noch\u00a0${amount}`,
  off: 'aus',
  outOfCredits: 'Guthaben leer',
  spoken: (spent, limit) => `${spent} von ${limit} verbraucht`,
  spokenOld: (spent, limit, clock) => `${spent} von ${limit} verbraucht, Stand ${clock}`,
};
