/** Notices about missing parts of the desktop, in English. */
export const desktop = {
  noTrayTitle: 'Quotide runs, but found no tray for its icon',
  noTray: 'Start Quotide again whenever you want to see it.',
  noTrayGnome:
    'Start Quotide again whenever you want to see it. For an icon, enable the GNOME extension “AppIndicator and KStatusNotifierItem Support”.',
  understood: 'Got it',
  pagesBroken: 'Quotide’s windows keep crashing. Its icon still shows the numbers.',
  pagesBrokenHelp: 'Restarting Quotide usually helps. If it doesn’t, run “quotide doctor”.',
  restart: 'Restart Quotide',
  notNow: 'Not now',
};
