import { upperFirst } from '../upper-first';
import type { money as english } from '../en/money';

/** Money beyond the plan, in German. */
export const money: typeof english = {
  payer: {
    any: 'die Zusatznutzung',
    own: 'die eigene Zusatznutzung',
    team: 'die Zusatznutzung des Teams',
    channel: 'die Zusatznutzung des Kanals',
  },
  payerLabel: {
    any: 'Zusatznutzung',
    own: 'Eigene Zusatznutzung',
    team: 'Zusatznutzung des Teams',
    channel: 'Zusatznutzung des Kanals',
  },
  spend: 'Ausgaben',
  then: (who) => `Danach zahlt ${who}.`,
  thenLeft: (who, left) => `Danach zahlt ${who}: noch ${left}.`,
  now: (who) => `Jetzt zahlt ${who}.`,
  nowLeft: (who, left) => `Jetzt zahlt ${who}: noch ${left}.`,
  untilThen: (who) => `Bis dahin zahlt ${who}.`,
  untilThenLeft: (who, left) => `Bis dahin zahlt ${who}: noch ${left}.`,
  usedUp: (who) => `Auch ${who} ist aufgebraucht.`,
  notCharged: (who) => `${upperFirst(who)} ist aus, also wird nichts berechnet.`,
  paused: (who) => `${upperFirst(who)} pausiert, weil ihr Tageslimit erreicht ist.`,
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
  monthly: 'Monatslimit, neu im nächsten Monat',
  byOrganisation: 'von der Organisation',
  outOfCredits: 'Guthaben leer',
  spoken: (spent, limit) => `${spent} von ${limit} verbraucht`,
  spokenOld: (spent, limit, clock) => `${spent} von ${limit} verbraucht, Stand ${clock}`,
};
