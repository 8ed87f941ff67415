/** What a user picks in the system's dialog: a config folder, or the program that gets the alerts. */
export type Picked = 'folder' | 'program';

/** The options of that dialog, by Electron's names. */
export interface PickOptions {
  readonly defaultPath: string;
  readonly properties: ('openDirectory' | 'openFile' | 'showHiddenFiles' | 'dontAddToRecent')[];
}

/**
 * The options of the dialog. It opens in the home folder, where Claude Code's folders are: without a path it opens in
 * Downloads (https://www.electronjs.org/docs/latest/breaking-changes). Their names begin
 * with a dot, which macOS and Windows show when asked; Linux shows them by Ctrl H.
 * @param home absolute path of the user's home folder
 */
export function pickOptions(picked: Picked, home: string): PickOptions {
  return {
    defaultPath: home,
    properties:
      picked === 'folder'
        ? ['openDirectory', 'showHiddenFiles', 'dontAddToRecent']
        : ['openFile', 'dontAddToRecent'],
  };
}
