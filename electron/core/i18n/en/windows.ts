/** The names of the rate-limit windows, in English. */
export const windows = {
  /** As a label. */
  name: {
    fiveHour: '5-hour',
    sevenDay: '7-day',
    scoped: (model: string) => `7-day ${model}`,
    other: 'Other allowance',
  },
  /** In a sentence, after an article if the language has one. */
  noun: {
    fiveHour: '5-hour window',
    sevenDay: '7-day window',
    scoped: (model: string) => `7-day ${model} window`,
    other: (name: string) => `${name} window`,
  },
  /** The name of a bar for screen readers. */
  spoken: {
    fiveHour: '5-hour window',
    sevenDay: '7-day window',
    scoped: (model: string) => `7-day window for ${model}`,
  },
};
