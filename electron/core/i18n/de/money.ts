import type { money as english } from '../en/money';

/** Money beyond the plan, in German. */
export const money: typeof english = {
  extra: 'Zusatznutzung',
  payer: {
    any: { label: 'Zusatznutzung', start: 'Die Zusatznutzung', inside: 'die Zusatznutzung' },
    own: {
      label: 'Eigene Zusatznutzung',
      start: 'Die eigene Zusatznutzung',
      inside: 'die eigene Zusatznutzung',
    },
    team: {
      label: 'Zusatznutzung des Teams',
      start: 'Die Zusatznutzung des Teams',
      inside: 'die Zusatznutzung des Teams',
    },
    channel: {
      label: 'Zusatznutzung des Kanals',
      start: 'Die Zusatznutzung des Kanals',
      inside: 'die Zusatznutzung des Kanals',
    },
  },
  spend: 'Ausgaben',
  then: (who) => `Danach zahlt ${who.inside}.`,
  thenLeft: (who, left) => `Danach zahlt ${who.inside}: noch ${left}.`,
  now: (who) => `Jetzt zahlt ${who.inside}.`,
  nowLeft: (who, left) => `Jetzt zahlt ${who.inside}: noch ${left}.`,
  untilThen: (who) => `Bis dahin zahlt ${who.inside}.`,
  untilThenLeft: (who, left) => `Bis dahin zahlt ${who.inside}: noch ${left}.`,
  usedUp: (who) => `Auch ${who.inside} ist aufgebraucht.`,
  notCharged: (who) => `${who.start} ist aus, also wird nichts berechnet.`,
  paused: (who) => `${who.start} pausiert, weil ihr Tageslimit erreicht ist.`,
  spentOf: (spent, limit) => `${spent} von ${limit}`,
  ofLimit: (limit) => `von ${limit}`,
  used: 'verbraucht',
  left: (amount) => `noch\u00a0${amount}`,
  off: 'aus',
  pausedToday: 'pausiert für heute',
  cap: {
    daily: (amounts) => `heute ${amounts}`,
    weekly: (amounts) => `diese Woche ${amounts}`,
  },
  outOfCredits: 'Guthaben leer',
  spoken: (spent, limit) => `${spent} von ${limit} verbraucht`,
  spokenOld: (spent, limit, clock) => `${spent} von ${limit} verbraucht, Stand ${clock}`,
};
