import { upperFirst } from '../upper-first';
import type { money as english } from '../en/money';
import { atClock } from './grammar';

/** Money beyond the plan, in French. */
export const money: typeof english = {
  payer: {
    any: 'l’usage supplémentaire',
    own: 'votre usage supplémentaire',
    team: 'l’usage supplémentaire de votre équipe',
    channel: 'l’usage supplémentaire de votre canal',
  },
  payerLabel: {
    any: 'Usage supplémentaire',
    own: 'Votre usage supplémentaire',
    team: 'Usage supplémentaire de l’équipe',
    channel: 'Usage supplémentaire du canal',
  },
  spend: 'Vos dépenses',
  then: (who) => `Ensuite, ${who} prend le relais.`,
  thenLeft: (who, left) => `Ensuite, ${who} prend le relais\u202f: il reste ${left}.`,
  now: (who) => `${upperFirst(who)} prend le relais.`,
  nowLeft: (who, left) => `${upperFirst(who)} prend le relais\u202f: il reste ${left}.`,
  untilThen: (who) => `${upperFirst(who)} prend le relais d’ici là.`,
  untilThenLeft: (who, left) => `${upperFirst(who)} prend le relais d’ici là\u202f: il reste ${left}.`,
  usedUp: (who) => `${upperFirst(who)} est lui aussi épuisé.`,
  notCharged: (who) => `${upperFirst(who)} est désactivé\u202f: rien n’est facturé.`,
  paused: (who) => `${upperFirst(who)} est en pause\u202f: sa limite du jour est atteinte.`,
  spentOf: (spent, limit) => `${spent} sur ${limit}`,
  ofLimit: (limit) => `sur ${limit}`,
  used: 'utilisé',
  left: (amount) => `reste\u00a0${amount}`,
  off: 'désactivé',
  pausedToday: 'en pause aujourd’hui',
  cap: {
    daily: (amounts) => `aujourd’hui ${amounts}`,
    weekly: (amounts) => `cette semaine ${amounts}`,
  },
  monthly: 'limite mensuelle, renouvelée le mois prochain',
  byOrganisation: 'fixée par votre organisation',
  outOfCredits: 'plus de crédits',
  spoken: (spent, limit) => `${spent} utilisés sur ${limit}`,
  spokenOld: (spent, limit, clock) => `${spent} utilisés sur ${limit}, ${atClock(clock)}`,
};
