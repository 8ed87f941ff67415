import fs from 'node:fs';

/** A look at a file or folder, as far as a scan needs it. */
export interface FileStat {
  readonly isFile: boolean;
  readonly device: number;
  readonly inode: number;
  readonly links: number;
  readonly size: number;
  /** Epoch ms, with fractions. */
  readonly mtimeMs: number;
}

/** Looks at a path, following links; `null`: there is nothing, or it cannot be looked at. */
export type StatFile = (path: string) => FileStat | null;

/** A missing file is no error: making one takes longer than looking. */
const QUIETLY = { throwIfNoEntry: false } as const;
const FILE_TYPE = 0o170000;
const REGULAR = 0o100000;

function publicStat(path: string): FileStat | null {
  try {
    const stat = fs.statSync(path, QUIETLY);
    if (stat === undefined) return null;
    const { dev: device, ino: inode, nlink: links, size, mtimeMs } = stat;
    return { isFile: stat.isFile(), device, inode, links, size, mtimeMs };
  } catch {
    return null;
  }
}

/** What Node's own `stat` gives: numbers in a fixed order, in an array that the next call overwrites. */
type RawStat = (path: string, big: boolean, request: undefined, throws: boolean) => Float64Array | undefined;

/**
 * The quickest look that this runtime has. `fs.statSync` makes an object with four dates of what Node's `stat` gives, which
 * takes a quarter of the time of a look. Node's own function is not public, so it is used only where it gives for a file
 * what the public one gives; else this is `fs.statSync`.
 * @param sample a file that there is
 */
export function createStatFile(sample: string): StatFile {
  const raw = rawStat();
  if (raw === null) return publicStat;
  const quick: StatFile = (path) => {
    try {
      const fields = raw(path, false, undefined, false);
      return fields === undefined ? null : fromFields(fields);
    } catch {
      return null;
    }
  };
  return isSame(quick(sample), publicStat(sample)) ? quick : publicStat;
}

function fromFields(fields: Float64Array): FileStat {
  return {
    isFile: ((fields[1] ?? 0) & FILE_TYPE) === REGULAR,
    device: fields[0] ?? 0,
    inode: fields[7] ?? 0,
    links: fields[2] ?? 0,
    size: fields[8] ?? 0,
    mtimeMs: (fields[12] ?? 0) * 1e3 + (fields[13] ?? 0) / 1e6,
  };
}

function isSame(a: FileStat | null, b: FileStat | null): boolean {
  return (
    a !== null &&
    b !== null &&
    a.isFile === b.isFile &&
    a.device === b.device &&
    a.inode === b.inode &&
    a.links === b.links &&
    a.size === b.size &&
    a.mtimeMs === b.mtimeMs
  );
}

function rawStat(): RawStat | null {
  try {
    const { binding } = process as { readonly binding?: (name: string) => { readonly stat?: unknown } };
    const stat = binding?.call(process, 'fs').stat;
    return typeof stat === 'function' ? (stat as RawStat) : null;
  } catch {
    return null;
  }
}
