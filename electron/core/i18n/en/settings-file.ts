/** Faults of the settings file, in English. */
export const settingsFile = {
  faults: {
    syntax: (line: string, column: string) =>
      `settings.json cannot be read: there is a mistake in line ${line}, column ${column}.`,
    too_deep: (line: string, column: string) =>
      `settings.json cannot be read: it is nested too deeply in line ${line}, column ${column}.`,
    empty: 'settings.json is empty.',
    not_text: 'settings.json cannot be read: it is not a text file.',
    not_object: 'settings.json cannot be read: it has to begin with { and end with }.',
    too_large: 'settings.json cannot be read: it is larger than 1 MB.',
    not_a_file: 'settings.json cannot be read: it is a folder or a device, not a file.',
    refused: (reason: string) => `settings.json cannot be read: ${reason}.`,
  },
  defaultsUsed: 'The defaults are used until it can be read.',
  earlierUsed: 'The settings from before are used until it can be read.',
  wrongOne: (name: string) => `settings.json: ${name} has a value that cannot be used.`,
  wrongSeveral: (names: string) => `settings.json: these have a value that cannot be used: ${names}.`,
  wrongUsed: 'The default is used instead.',
  showFile: 'Show file',
  useDefaults: 'Use defaults',
  notMoved: (reason: string) => `The defaults could not be stored: ${reason}.`,
};
