/** New versions, in English. */
export const updates = {
  check: 'Look for new versions',
  checkNote: 'Once a day, at the project’s own page. Nothing about you or this computer is sent along.',
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
  install: 'Fetch new versions',
  installNote:
    'In the background. Each is checked; it takes the place of this one when Quotide is restarted here.',
  downloading: (percent: number) => `Downloading, ${percent} %.`,
  ready: (version: string) => `Version ${version} is ready – restart to update`,
  readyNote: 'It was checked. Nothing changes until the restart.',
  restart: 'Restart and update',
  /** Why it was not installed; this version stays, and the next check tries again. */
  failures: {
    unlisted: 'It could not be fetched: there is none for this system.',
    unsigned: 'It could not be fetched: this package does not say from where.',
    unreachable: 'The download broke off. It is tried again tomorrow.',
    status: 'The server refused the download. It is tried again tomorrow.',
    redirect: 'The download led to an unsafe address and was refused.',
    digest: 'What was downloaded is not what was published, and was deleted.',
    signature: 'Its signature could not be confirmed, so it was deleted.',
    disk: 'It could not be written to the disk.',
    other: 'It could not be installed.',
  },
  tray: (version: string) => `Version ${version} is available…`,
  trayReady: (version: string) => `Restart and update to ${version}`,
};
