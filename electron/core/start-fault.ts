/** Why the data folder cannot be used. */
export type StartFaultKind =
  /** It is there, but may not be written. */
  | 'not_writable'
  /** It is not there, and the folder that it belongs in may not be written. */
  | 'not_makeable'
  | 'read_only'
  | 'no_space'
  /** A file has its place. */
  | 'not_a_folder'
  | 'dangling_link'
  /** It can be written, but something has the place of Chromium's lock. */
  | 'not_lockable'
  | 'other';

/** A start that cannot go on because of the data folder. */
export interface StartFault {
  readonly kind: StartFaultKind;
  readonly folder: string;
  /** What is in the way: the folder, the one above it, the file, or where the link leads. */
  readonly at: string;
  /** Whose `at` is; `null`: unknown. */
  readonly owner: string | null;
  /** It is the user's own. */
  readonly isOwn: boolean;
  /** The system's words. */
  readonly reason: string;
}

/** The command that mends it in a terminal of this system; `null`: there is none. */
export function mendingCommand({ kind, folder, at, isOwn }: StartFault, platform: string): string | null {
  if (platform === 'win32') {
    const allowed = kind === 'not_writable' || kind === 'not_makeable';
    return allowed ? `icacls "${at}" /grant "%USERNAME%:(OI)(CI)F"` : null;
  }
  const path = quoted(folder);
  switch (kind) {
    case 'not_writable':
      return isOwn ? `chmod -R u+rwX ${path}` : `sudo chown -R "$(id -un)" ${path}`;
    case 'not_makeable':
      return `sudo install -d -m 700 -o "$(id -un)" ${path}`;
    case 'read_only':
      return platform === 'linux'
        ? `sudo mount -o remount,rw "$(findmnt -n -o TARGET -T ${quoted(at)})"`
        : null;
    case 'no_space':
      return `df -h ${quoted(at)}`;
    case 'not_a_folder':
      return `mv ${quoted(at)} ${quoted(`${at}.old`)}`;
    case 'dangling_link':
      return `mkdir -p ${quoted(at)}`;
    case 'not_lockable':
      return `rm -rf ${quoted(at)}`;
    case 'other':
      return null;
  }
}

/** One word of a POSIX shell. */
function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
