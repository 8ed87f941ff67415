/** The tray and its menu, in English. */
export const tray = {
  refresh: 'Refresh',
  quit: 'Quit',
  open: 'Open',
  settings: 'Settings',
};
