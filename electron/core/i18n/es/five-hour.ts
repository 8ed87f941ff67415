import type { fiveHour as english } from '../en/five-hour';

/** The presence of the 5-hour limit, and the words for what replaces it, in Spanish. */
export const fiveHour: typeof english = {
  title: 'Límite de 5\u202fhoras',
  none: 'Este plan no tiene límite de 5\u202fhoras.',
  temporary: 'Por ahora hay un límite de 5\u202fhoras. Esta cuenta no suele tenerlo.',
  unknown: 'La última respuesta de Anthropic no indicaba ninguno. Quotide aún no sabe si este plan lo tiene.',
  week: {
    share: 'Parte de 7\u202fdías',
    shareNote: 'Lo máximo que la sesión usó de una ventana de 7\u202fdías.',
    more: 'más uso de la ventana de 7\u202fdías',
  },
};
