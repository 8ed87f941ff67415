/** Why a setting was refused, in English: the allowed values, in one sentence. */
export const refusals = {
  faults: {
    value: 'That value is not one of the choices.',
    percents: 'Enter up to ten whole percents from 1 to 99.',
    percent: 'Enter a whole percent from 1 to 100.',
    folder: 'Enter the full path of a folder.',
    time: 'Write the time as 22:00.',
    shortcut: 'Press a key together with Ctrl, Alt, Shift or Cmd.',
    origin: 'Write the address as https://host, without a path.',
    interval: 'Anthropic can be asked every 3 to 60 minutes.',
    minutes: 'Enter whole minutes from 0 to 60.',
    program: 'Enter the full path of a program.',
    endpoint: 'Write the address as https://host:4318, without a password.',
    port: 'Enter a port from 1024 to 65535.',
    host: 'Write a host as ssh takes it: laptop, or me@server.example.',
    price:
      'A price is five numbers from 0 to 10,000: input, output, cacheRead, cacheWrite5m and cacheWrite1h. A factor lies between 0.001 and 1,000.',
  },
  programs: {
    missing: 'There is no such program.',
    not_a_file: 'That is a folder or a device, not a program.',
    not_executable: 'That file may not be run. Make it executable first (chmod +x).',
  },
  shortcutTaken: 'That shortcut is already taken. Try another one.',
  notStored: (reason: string) => `The settings couldn’t be saved: ${reason}. Nothing was changed.`,
};
