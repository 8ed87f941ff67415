import type { row as english } from '../en/row';
import { atClock, atShort, theClock } from './grammar';

/** A window's row in the popover, in Spanish. */
export const row: typeof english = {
  list: 'Ventanas de límite',
  severity: { warning: 'Aviso', critical: 'Crítico', reached: 'Alcanzado' },
  cannotTell: 'aún no se sabe',
  at: (clock) => `lectura ${atShort(clock)}`,
  byEstimate: 'estimación',
  atReset: (percents) => `${percents} al final`,
  atResetLeft: (percents) => `queda ${percents} al final`,
  tooEarly: 'aún no se puede prever',
  runsOut: 'no alcanzará',
  notStarted: 'Empieza con tu próximo mensaje',
  resetUnknown: 'restablecimiento desconocido',
  due: (clock) => `Se esperaba el restablecimiento ${atClock(clock)}. Comprobando.`,
  tokens: (read, written) => `${read} entrada · ${written} salida`,
  here: (tokens) => `aquí ${tokens}`,
  week: {
    today: (used, allowance) => `hoy ${used} de ${allowance}`,
    todayNote:
      'Porcentaje de la semana: lo usado hoy, y la parte de hoy de lo que quedaba, según los días en que sueles trabajar',
    noSession: 'no cabe otra sesión completa de 5\u202fhoras',
    sessions: (count) =>
      count === 1
        ? 'cabe 1 sesión completa de 5\u202fhoras'
        : `caben ${String(count)} sesiones completas de 5\u202fhoras`,
    upTo: (count) =>
      count === 1
        ? 'cabe como mucho 1 sesión completa de 5\u202fhoras'
        : `caben como mucho ${String(count)} sesiones completas de 5\u202fhoras`,
    between: (low, high) => `caben de ${String(low)} a ${String(high)} sesiones completas de 5\u202fhoras`,
    sessionsNote: 'En lo que queda de esta semana, según tus sesiones anteriores',
  },
  hereNote: 'Solo los tokens de esta máquina, caché incluida',
  spoken: {
    severity: { warning: 'Aviso.', critical: 'Crítico.', reached: 'Límite alcanzado.' },
    cannotTell: 'aún no se sabe',
    belowOne: 'menos de 1',
    used: (percent) => `${percent} por ciento usado`,
    left: (percent) => `queda ${percent} por ciento`,
    between: (low, high) => `entre ${low} y ${high} por ciento usado`,
    betweenLeft: (low, high) => `queda entre ${low} y ${high} por ciento`,
    estimate: (used) => `estimación: ${used}`,
    old: (used, clock) => `${used} ${atClock(clock)}`,
    elapsed: (percent) => `ha pasado el ${percent} por ciento del tiempo`,
    runsOut: (clock) => `se agota hacia ${theClock(clock)}`,
    runsOutEarly: 'se agota antes de restablecerse',
    couldRunOut: 'podría agotarse antes de restablecerse',
    expected: (percent) => `previsto al restablecerse: ${percent} por ciento`,
    expectedBetween: (low, high) => `previsto al restablecerse: de ${low} a ${high} por ciento`,
    expectedOver: (low) => `previsto al restablecerse: de ${low} a más del 100 por ciento`,
    expectedLeft: (percent) => `previsto que quede al restablecerse: ${percent} por ciento`,
    expectedLeftBetween: (low, high) => `previsto que quede al restablecerse: de ${low} a ${high} por ciento`,
    tooEarly: 'aún no se puede prever el restablecimiento',
    notStarted: 'empieza con tu próximo mensaje',
    resetUnknown: 'restablecimiento desconocido',
    due: (clock) => `se esperaba el restablecimiento ${atClock(clock)}, comprobando`,
    resets: (inTime, clock) => `se restablece ${inTime}, ${atClock(clock)}`,
    comma: ', ',
    outline: (name, text) => `${name}: ${text}`,
    unknown: (window) => `${window}: aún no se conoce`,
  },
};
