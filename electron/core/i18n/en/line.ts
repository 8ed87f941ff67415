/** Parts of Claude Code's status line and their names in the settings, in English. */
export const line = {
  asOf: (clock: string) => `as of ${clock}`,
  lasts: 'lasts',
  /** A window's short name, and when it is used up. */
  runsOut: (window: string, clock: string) => `${window} runs out ${clock}`,
  spend: (percent: string) => `spend ${percent}`,
  cacheWarm: (clock: string) => `cache warm until ${clock}`,
  cacheCold: 'cache cold',
  context: (percent: string) => `context ${percent}`,
  segments: 'Parts of the line',
  segmentsNote:
    'Without a choice, the line has the limits alone. What finds no room in the terminal is left out, the least important part first.',
  names: {
    windows: '5-hour and 7-day limit',
    scoped: 'Limits of single models',
    resets: 'Time of each reset',
    pace: 'Whether it lasts',
    age: 'Age of old numbers',
    mode: 'Lower priority and grace',
    spend: 'Money spent',
    cache: 'Prompt cache: warm until when',
    context: 'Context used',
  },
  colour: 'Colours',
  colourNote: 'A limit that is nearly used up gets a colour.',
};
