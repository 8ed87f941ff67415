/** Notices about missing parts of the desktop, in English. */
export const desktop = {
  noTrayTitle: 'Quotide runs, but found no tray for its icon',
  noTray: 'Start Quotide again whenever you want to see it.',
  noTrayGnome:
    'Start Quotide again whenever you want to see it. For an icon, enable the GNOME extension “AppIndicator and KStatusNotifierItem Support”.',
  understood: 'Got it',
  pagesBroken: 'Quotide’s windows keep ending unexpectedly. Its icon goes on and shows the numbers.',
  pagesBrokenHelp: 'A restart of Quotide usually helps. If it does not, run “quotide doctor”.',
  restart: 'Restart Quotide',
  notNow: 'Not now',
};
