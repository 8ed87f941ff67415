/** A file of a release, as the signed feed names it. */
export interface ReleaseFile {
  /** A file name without a path. */
  readonly name: string;
  readonly bytes: number;
  /** In base64. */
  readonly sha512: string;
}

/** The content of a signed feed: the newest version, and the files that a package can replace itself with. */
export interface Release {
  readonly version: string;
  /** Empty for an unsigned build: it can be announced, but not installed. */
  readonly files: readonly ReleaseFile[];
}

/** A release with the time in which its feed holds. Instants are epoch ms. */
export interface SignedRelease extends Release {
  readonly signedAt: number;
  /** From then on the feed is refused: another version may have been published since. */
  readonly expiresAt: number;
}

/**
 * The file that replaces a package of this system; `null`: the feed has none. Its name is electron-builder's, with the
 * version in it, so that a file of one version cannot be offered as another.
 * @param arch as in `process.arch`
 */
export function fileFor(release: Release, platform: string, arch: string): ReleaseFile | null {
  // The build for macOS runs on both of its processors.
  const tail = platform === 'darwin' ? 'universal.zip' : platform === 'win32' ? `${arch}.exe` : null;
  const wanted = `Quotide-${release.version}-${tail ?? ''}`;
  return (tail !== null && release.files.find(({ name }) => name === wanted)) || null;
}
