/** The names of the rate-limit windows, in English. */
export const windows = {
  /** Alone, as a label. */
  name: {
    fiveHour: '5-hour',
    sevenDay: '7-day',
    scoped: (model: string) => `7-day ${model}`,
    other: 'Other allowance',
  },
  /** Within a sentence, behind an article where the language has one. */
  noun: {
    fiveHour: '5-hour window',
    sevenDay: '7-day window',
    scoped: (model: string) => `7-day ${model} window`,
    other: (name: string) => `${name} window`,
  },
  /** What a screen reader calls the bar. */
  spoken: {
    fiveHour: '5-hour window',
    sevenDay: '7-day window',
    scoped: (model: string) => `7-day window for ${model}`,
  },
};
