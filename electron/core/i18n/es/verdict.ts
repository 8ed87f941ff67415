import type { verdict as english } from '../en/verdict';
import { theClock, untilClock } from './grammar';

/** The verdict, in Spanish. */
export const verdict: typeof english = {
  loading: { claim: 'Obteniendo tus cifras.', rest: 'Tarda unos segundos, una sola vez.' },
  cannotTell: 'Aún no se sabe.',
  noLimits: 'La respuesta de Anthropic no indica límites para estas credenciales.',
  needsReading: 'Hace falta una lectura de Anthropic.',
  nextReset: (when) => `El próximo restablecimiento es ${when}.`,

  fine: 'Vas bien.',
  fineUntil: (until) => `Vas bien ${untilClock(until)}.`,
  fineSoFar: 'Vas bien por ahora.',
  tight: (window, low, full, by) =>
    `La ${window} podría ir justa: entre el ${low} y más del ${full} para ${theClock(by)}.`,
  tightLeft: (window, none, most, by) =>
    `La ${window} podría ir justa: quedaría entre el ${none} y el ${most} para ${theClock(by)}.`,
  tooEarlyFor: (window) => `Es pronto para saberlo en la ${window}.`,
  notKnownYet: (window) => `La ${window} aún no se conoce.`,
  used: (percent, window) => `Se ha usado el ${percent} de la ${window}.`,
  remains: (percent, window) => `Queda el ${percent} de la ${window}.`,
  nearLimit: (window) => `La ${window} está cerca de su límite.`,
  resets: (when) => `Se restablece ${when}.`,
  ends: (percent, window, at) =>
    `Se habrá usado cerca del ${percent} cuando la ${window} se restablezca ${at}.`,
  endsBelow: (percent, window, at) =>
    `Se habrá usado menos del ${percent} cuando la ${window} se restablezca ${at}.`,
  endsLeft: (percent, window, at) => `Quedará cerca del ${percent} cuando la ${window} se restablezca ${at}.`,
  itEnds: (percent, at) => `Se habrá usado cerca del ${percent} cuando se restablezca ${at}.`,
  itEndsBelow: (percent, at) => `Se habrá usado menos del ${percent} cuando se restablezca ${at}.`,
  itEndsLeft: (percent, at) => `Quedará cerca del ${percent} cuando se restablezca ${at}.`,

  resting: { claim: 'Empieza con tu próximo mensaje.', rest: 'No hay ninguna ventana en curso.' },
  oneResting: (window) => `La ${window} empieza con tu próximo mensaje.`,
  due: (at) => ({ claim: `Se esperaba el restablecimiento ${at}.`, rest: 'Comprobando.' }),

  spent: (amount) => `Gastado: ${amount}.`,
  billsByUse: 'Este plan se factura por uso.',
  windowless: 'No tiene ventana de 5\u202fhoras ni de 7\u202fdías.',

  reached: 'Límite alcanzado.',
  oneReached: (label) => `Límite «${label}» alcanzado.`,
  otherModels: 'Los demás modelos siguen respondiendo.',
  answersAgain: (when) => `Claude volverá a responder ${when}.`,
  answersAfter: (window) => `Claude volverá a responder cuando se restablezca la ${window}.`,
  windowResets: (window, when) => `La ${window} se restablece ${when}.`,

  left: (span, window) => ({ claim: `Cerca de ${span} más`, rest: `en la ${window}.` }),
  hardlyLeft: (window) => ({ claim: 'Queda menos de un minuto', rest: `en la ${window}.` }),

  runsOut: (window, at, before) => ({
    claim: `Tu ${window} se agotará ${at},`,
    rest: `${before} antes de restablecerse.`,
  }),
  runsOutNow: (window, before) => ({
    claim: `Tu ${window} está a punto de agotarse,`,
    rest: `${before} antes de restablecerse.`,
  }),
  roughly: (window, at, before) => ({
    claim: `A este ritmo, la ${window} se agotará ${at},`,
    rest: `${before} antes de restablecerse.`,
  }),
  roughlyNow: (window, before) => ({
    claim: `A este ritmo, la ${window} se agotará pronto,`,
    rest: `${before} antes de restablecerse.`,
  }),
  oneReading: 'Por ahora solo hay una lectura, así que es aproximado.',
  fewReadings: 'Es aproximado: el ritmo aún puede cambiar.',
  couldRunOut: (window, at, resets) => ({
    claim: `Tu ${window} podría agotarse ${at},`,
    rest: `antes de restablecerse ${resets}.`,
  }),
  mayRunOut: (window, resets) => ({
    claim: `Tu ${window} podría agotarse`,
    rest: `antes de restablecerse ${resets}.`,
  }),
  between: (from, to) => `Entre ${theClock(from)} y ${theClock(to)} a este ritmo.`,
  expected: (low, full) => `A este ritmo se habría usado entre el ${low} y más del ${full} para entonces.`,
  expectedLeft: (most) => `A este ritmo quedaría como mucho el ${most} para entonces.`,

  old: (span) => `Estas cifras son de hace ${span}.`,
  oneOld: (label, span) => `La lectura de «${label}» es de hace ${span}.`,
  asksByItself: 'Quotide pide otras nuevas por su cuenta.',
  unharmed: 'Esto no afecta a tus límites.',
  stillReached: (label, seen, when) =>
    `En la última lectura, ${seen}, el límite «${label}» estaba alcanzado; se restablece ${when}.`,
  estimate: (percent, window) => `Solo esta máquina ha usado cerca del ${percent} de la ${window}.`,
  othersMissing: 'No se cuenta el uso en otros dispositivos.',
};
