import type { windows as english } from '../en/windows';

/** The names of the rate-limit windows, in Spanish. */
export const windows: typeof english = {
  name: {
    fiveHour: '5\u202fhoras',
    sevenDay: '7\u202fdías',
    scoped: (model) => `7\u202fdías ${model}`,
    other: 'Otro cupo',
  },
  noun: {
    fiveHour: 'ventana de 5\u202fhoras',
    sevenDay: 'ventana de 7\u202fdías',
    scoped: (model) => `ventana de 7\u202fdías de ${model}`,
    other: (name) => `ventana «${name}»`,
  },
  spoken: {
    fiveHour: 'ventana de 5\u202fhoras',
    sevenDay: 'ventana de 7\u202fdías',
    scoped: (model) => `ventana de 7\u202fdías de ${model}`,
  },
};
