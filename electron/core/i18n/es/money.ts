import { upperFirst } from '../upper-first';
import type { money as english } from '../en/money';
import { atClock } from './grammar';

/** Money beyond the plan, in Spanish. */
export const money: typeof english = {
  payer: {
    any: 'el uso adicional',
    own: 'tu uso adicional',
    team: 'el uso adicional de tu equipo',
    channel: 'el uso adicional de tu canal',
  },
  payerLabel: {
    any: 'Uso adicional',
    own: 'Tu uso adicional',
    team: 'Uso adicional del equipo',
    channel: 'Uso adicional del canal',
  },
  spend: 'Tu gasto',
  then: (who) => `Después lo cubre ${who}.`,
  thenLeft: (who, left) => `Después lo cubre ${who}: quedan ${left}.`,
  now: (who) => `Ahora lo cubre ${who}.`,
  nowLeft: (who, left) => `Ahora lo cubre ${who}: quedan ${left}.`,
  untilThen: (who) => `Hasta entonces lo cubre ${who}.`,
  untilThenLeft: (who, left) => `Hasta entonces lo cubre ${who}: quedan ${left}.`,
  usedUp: (who) => `${upperFirst(who)} también está agotado.`,
  notCharged: (who) => `${upperFirst(who)} está desactivado, así que no se cobra nada.`,
  paused: (who) => `${upperFirst(who)} está en pausa: ha alcanzado su límite de hoy.`,
  spentOf: (spent, limit) => `${spent} de ${limit}`,
  ofLimit: (limit) => `de ${limit}`,
  used: 'usado',
  left: (amount) => `quedan\u00a0${amount}`,
  off: 'desactivado',
  pausedToday: 'en pausa por hoy',
  cap: {
    daily: (amounts) => `hoy ${amounts}`,
    weekly: (amounts) => `esta semana ${amounts}`,
  },
  monthly: 'límite mensual, se renueva el próximo mes',
  byOrganisation: 'fijado por tu organización',
  outOfCredits: 'sin créditos',
  spoken: (spent, limit) => `${spent} de ${limit} usados`,
  spokenOld: (spent, limit, clock) => `${spent} de ${limit} usados ${atClock(clock)}`,
};
