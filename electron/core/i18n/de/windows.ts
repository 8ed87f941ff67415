import type { windows as english } from '../en/windows';

/** The names of the rate-limit windows, in German. */
export const windows: typeof english = {
  name: {
    fiveHour: '5\u202fStunden',
    sevenDay: '7\u202fTage',
    scoped: (model) => `7\u202fTage ${model}`,
    other: 'Weiteres Kontingent',
  },
  noun: {
    fiveHour: '5-Stunden-Fenster',
    sevenDay: '7-Tage-Fenster',
    scoped: (model) => `7-Tage-Fenster für ${model}`,
    other: (name) => `Fenster „${name}“`,
  },
  spoken: {
    fiveHour: '5-Stunden-Fenster',
    sevenDay: '7-Tage-Fenster',
    scoped: (model) => `7-Tage-Fenster für ${model}`,
  },
};
