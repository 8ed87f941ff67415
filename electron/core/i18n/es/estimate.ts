import type { estimate as english } from '../en/estimate';
import { atClock, atShort, ofClock } from './grammar';

/** This machine's own estimate, in Spanish. */
export const estimate: typeof english = {
  about: (percent, window) => `Según una estimación, se ha usado cerca del ${percent} de la ${window}.`,
  aboutLeft: (percent, window) => `Según una estimación, queda cerca del ${percent} de la ${window}.`,
  usuallyOff: (points) => `Las estimaciones así se desviaron unos ${points} puntos.`,
  resetAbout: (clock) => `restablecimiento previsto hacia ${atShort(clock).replace(/^a /, '')}`,
  why: {
    term: 'Estimación',
    text: (percent, low, high) => `${percent}, entre ${low} y ${high}`,
    lastOff: (points) => `La última se desvió ${points} puntos.`,
    learned: 'Aprendida de las cifras de Anthropic para esta cuenta.',
    budget:
      'Según el presupuesto habitual del plan: Quotide aún no sabe cuánto pesan los tokens de esta cuenta.',
    guessed: 'Anthropic no ha indicado cuándo empezó la semana, así que son los últimos siete días.',
    told: (percent, clock) => `${percent} ${atClock(clock)}`,
    last: 'Última cifra',
  },
  title: 'Estimación',
  note: 'Cuando no se puede consultar a Anthropic, Quotide hace una estimación con los tokens de esta máquina. Lo que indiques aquí vale hasta la próxima cifra de Anthropic.',
  now: 'La semana actual',
  nothing: 'Aún no hay nada con lo que estimar.',
  live: (percent) => `Se usa la cifra de Anthropic (${percent}).`,
  range: (percent, low, high) => `Cerca del ${percent}, entre ${low} y ${high}`,
  tokens: (used, budget) => `${used} de ${budget} tokens ponderados, según el presupuesto del plan`,
  basis: {
    official: (clock) => `contado desde la cifra de Anthropic ${ofClock(clock)}`,
    user: (clock) => `contado desde tu dato ${ofClock(clock)}`,
    guess: 'contado en los últimos siete días, porque no se sabe cuándo empezó la semana',
  },
  lastOff: 'La última estimación',
  wasOff: (points, guess, truth) =>
    `se desvió ${points} puntos: la estimación era ${guess}, y Anthropic indicó luego ${truth}`,
  notYet: 'Aún no se ha comprobado ninguna: Anthropic siempre ha respondido.',
  plan: 'Plan',
  planNote:
    'Solo hace falta mientras Anthropic no lo indique. Fija el presupuesto hasta que Quotide conozca el tuyo.',
  planKnown: (plan) => `${plan}, según Anthropic`,
  noPlan: 'Desconocido',
  used: 'Usado esta semana',
  usedNote:
    'El porcentaje usado ahora, como lo muestran /usage en Claude Code o claude.ai, o tokens ponderados.',
  unit: { percent: 'por ciento', baseline: 'tokens' },
  unitOf: 'Unidad',
  save: 'Guardar',
  saved: 'Guardado.',
  start: 'Inicio',
  startNote: 'Cuándo empezó esta semana. El restablecimiento llega siete días después.',
  sync: 'Acaba de empezar',
  clear: 'Olvidar',
  clearLabel: 'Tus datos',
  clearNote: 'Olvida el porcentaje y el inicio que indicaste.',
  nobody: 'Aún no se conoce ninguna cuenta.',
};
