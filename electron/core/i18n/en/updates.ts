/** New versions, in English. */
export const updates = {
  check: 'Check for updates',
  checkNote: 'Once a day, on the project’s own page. Nothing about you or this computer is sent.',
  newest: (version: string, clock: string) => `${version} was the newest version, ${clock}.`,
  expired:
    'The last answer was too old and was refused, so a newer version may exist. Check the date of this computer, or look at the project’s page.',
  available: (version: string) => `Version ${version} is available`,
  /** How a new version is installed, by the kind of package. */
  ways: {
    deb: 'Download the .deb and install it over this one.',
    rpm: 'Download the .rpm and install it over this one.',
    appimage: 'Download the AppImage and put it in place of this one.',
    other: 'Download it and put it in place of this one.',
  },
  open: 'Open the page',
  /** Only for a signed package that can replace itself. */
  install: 'Download updates',
  installNote: 'In the background. Each one is verified, and installed when you restart Quotide here.',
  downloading: (percent: number) => `Downloading, ${percent} %.`,
  ready: (version: string) => `Version ${version} is ready – restart to update`,
  readyNote: 'It was verified. Nothing changes until you restart.',
  restart: 'Restart and update',
  /** Why it was not installed; this version stays, and the next check tries again. */
  failures: {
    unlisted: 'Couldn’t download it: there is none for this system.',
    unsigned: 'Couldn’t download it: this package doesn’t name a source.',
    unreachable: 'The download broke off. Quotide tries again tomorrow.',
    status: 'The server refused the download. Quotide tries again tomorrow.',
    redirect: 'The download led to an unsafe address and was refused.',
    digest: 'The download doesn’t match what was published, so it was deleted.',
    signature: 'Its signature could not be confirmed, so it was deleted.',
    disk: 'Couldn’t write it to disk.',
    other: 'Couldn’t install it.',
  },
  tray: (version: string) => `Version ${version} is available…`,
  trayReady: (version: string) => `Restart and update to ${version}`,
};
