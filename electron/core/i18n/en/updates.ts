/** New versions, in English. */
export const updates = {
  check: 'Look for new versions',
  checkNote: 'Once a day, at the project’s own page. Nothing about you or this computer is sent along.',
  newest: (version: string, clock: string) => `${version} was the newest version, ${clock}.`,
  available: (version: string) => `Version ${version} is available`,
  /** How it gets here, by the kind of package that runs. */
  ways: {
    deb: 'Download the .deb and install it over this one.',
    rpm: 'Download the .rpm and install it over this one.',
    appimage: 'Download the AppImage and put it in place of this one.',
    other: 'Download it and put it in place of this one.',
  },
  open: 'Open the page',
  tray: (version: string) => `Version ${version} is available…`,
};
