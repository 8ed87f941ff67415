import type { windows as english } from '../en/windows';

/** The names of the rate-limit windows, in French. */
export const windows: typeof english = {
  name: {
    fiveHour: '5\u202fheures',
    sevenDay: '7\u202fjours',
    scoped: (model) => `7\u202fjours ${model}`,
    other: 'Autre quota',
  },
  noun: {
    fiveHour: 'fenêtre de 5\u202fheures',
    sevenDay: 'fenêtre de 7\u202fjours',
    scoped: (model) => `fenêtre de 7\u202fjours pour ${model}`,
    other: (name) => `fenêtre «\u202f${name}\u202f»`,
  },
  spoken: {
    fiveHour: 'fenêtre de 5\u202fheures',
    sevenDay: 'fenêtre de 7\u202fjours',
    scoped: (model) => `fenêtre de 7\u202fjours pour ${model}`,
  },
};
