import type { limitMode as english } from '../en/limit-mode';
import { untilClock } from './grammar';

/** How Claude continues at a limit, in Spanish. */
export const limitMode: typeof english = {
  lowPriority: 'Claude sigue con prioridad baja.',
  waiting: 'Claude espera un hueco con prioridad baja.',
  allowance: (left) => `Queda el ${left} del cupo.`,
  allowanceUntil: (left, clock) => `Queda el ${left} del cupo ${untilClock(clock)}.`,
  grace: 'Claude sigue un poco más para que puedas terminar.',
  gracePaid: 'Se paga con tus créditos.',
  counts: 'Lo que use cuenta para tu semana.',
  offered: 'Puedes seguir con prioridad baja: escribe /low-priority en Claude Code.',
  usedUp: 'El cupo de prioridad baja está agotado.',
  usedUpUntil: (clock) => `El cupo de prioridad baja está agotado ${untilClock(clock)}.`,
  unsure: 'Puede que Claude aún responda: seguía en la última lectura.',
  row: {
    low_priority: 'Prioridad baja',
    grace: 'Periodo de gracia',
    counts: 'cuenta para tu semana',
    waiting: 'espera un hueco',
    gracePaid: 'se paga con tus créditos',
    left: (percent) => `queda ${percent}`,
    until: (clock) => untilClock(clock),
  },
  short: { low_priority: 'prioridad baja', grace: 'gracia' },
  shortLeft: (left) => `prioridad baja, queda ${left}`,
};
