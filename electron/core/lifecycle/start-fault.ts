/** Why the data folder cannot be used. */
export type StartFaultKind =
  /** It exists, but may not be written. */
  | 'not_writable'
  /** It does not exist, and its parent folder may not be written. */
  | 'not_makeable'
  | 'read_only'
  | 'no_space'
  /** A file is in its place. */
  | 'not_a_folder'
  /** It holds the files of other programs or of the user. */
  | 'not_ours'
  | 'dangling_link'
  /** It can be written, but Chromium cannot create its lock there. */
  | 'not_lockable'
  | 'other';

/** A fault of the data folder that prevents the start. */
export interface StartFault {
  readonly kind: StartFaultKind;
  readonly folder: string;
  /** The obstacle: the folder, its parent, the file, or the target of the link. */
  readonly at: string;
  /** The owner of `at`; `null`: unknown. */
  readonly owner: string | null;
  /** Whether the user owns it. */
  readonly isOwn: boolean;
  /** The system's error text. */
  readonly reason: string;
}

/** The command that fixes the fault in a terminal of this system; `null` without one. */
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
    case 'not_ours':
    case 'other':
      return null;
  }
}

/** Quotes text as one word of a POSIX shell. */
function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
