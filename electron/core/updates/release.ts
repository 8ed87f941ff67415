/** A file of a release, as the signed feed names it. */
export interface ReleaseFile {
  /** A name alone, no path. */
  readonly name: string;
  readonly bytes: number;
  /** In base64. */
  readonly sha512: string;
}

/** What a signed feed says: the newest version, and the files that a package may replace itself with. */
export interface Release {
  readonly version: string;
  /** Empty where the build was not signed: then there is nothing to install, only to tell. */
  readonly files: readonly ReleaseFile[];
}

/**
 * The file that a package of this system is replaced with; `null`: the feed names none. Its name is the one that
 * electron-builder gives it, with the version in it, so that a file vouched for once is not offered as another version.
 * @param arch as in `process.arch`
 */
export function fileFor(release: Release, platform: string, arch: string): ReleaseFile | null {
  // What is built for macOS runs on both of its processors.
  const tail = platform === 'darwin' ? 'universal.zip' : platform === 'win32' ? `${arch}.exe` : null;
  const wanted = `Quotide-${release.version}-${tail ?? ''}`;
  return (tail !== null && release.files.find(({ name }) => name === wanted)) || null;
}
