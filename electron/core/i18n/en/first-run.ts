import type { IconPlace } from '../../lifecycle/first-run';

/** The first run, in English. */
export const firstRun = {
  title: 'Quotide lives here.',
  again: 'Click the number to see this again.',
  autostart: 'Open at login',
  /** "80 and 95 %"; `before` is "80", or empty for a single percent. */
  alerts: (before: string, last: string) => `Alerts at ${before === '' ? last : `${before} and ${last}`}`,
  alertsWithoutPercents: 'Alerts',
  sample: 'Send a sample alert',
  done: 'Got it',
  /** In the terminal. */
  runs: {
    menuBar: 'Quotide runs. Look for the number in your menu bar. Ctrl-C ends it.',
    taskbar: 'Quotide runs. Look for the number next to the clock. Ctrl-C ends it.',
    panel: 'Quotide runs. Look for the number in your panel. Ctrl-C ends it.',
  } satisfies Record<IconPlace, string>,
};
