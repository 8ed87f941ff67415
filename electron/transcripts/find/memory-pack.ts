/**
 * How far some transcripts were read, as it is kept: a row of the history for hundreds of files, since a row for each
 * costs more than looking at the file. Later packs hold over earlier ones.
 */
export interface MemoryPack {
  /** JSON, a `PackedFolder` for each folder. */
  readonly names: string;
  /** `COLUMNS` doubles for each file, in the order of the names; little-endian. */
  readonly numbers: Uint8Array;
}

/** How far one transcript was read. */
export interface FileState {
  readonly inode: number;
  readonly device: number;
  /** Size (bytes) and modification time (epoch ms) when it was read; size −1: reading it was stopped. */
  readonly size: number;
  readonly mtimeMs: number;
  /** Where the first line begins that was not complete then. */
  readonly offset: number;
  /** Hash of the file's first bytes and of the last ones before `offset`: another file has another. */
  readonly check: number;
  /** Complete lines before `offset`, and those of them that could not be used: too long, or broken. */
  readonly lines: number;
  readonly skippedLines: number;
}

/** Times by which a folder is known to have the entries that it had: none comes or goes without a change of them. */
export interface FolderState {
  readonly inode: number;
  readonly device: number;
  readonly mtimeMs: number;
  readonly ctimeMs: number;
  /** Names of the folders in it that are looked into. */
  readonly folders: readonly string[];
}

/** Doubles for each file. */
export const COLUMNS = 8;
/** In the place of a size: the file is gone. */
const GONE = -2;
const BYTES = COLUMNS * Float64Array.BYTES_PER_ELEMENT;

type PackedFolder = readonly [dir: string, names: readonly string[], state: FolderState | null];

interface BuiltFolder {
  readonly dir: string;
  readonly names: string[];
  /** `COLUMNS` for each name, and room for more: an object for each file would live until the pack is built. */
  numbers: Float64Array;
  state: FolderState | null;
}

/** Gathers what is to be kept. */
export class PackBuilder {
  readonly #folders = new Map<string, BuiltFolder>();
  /** Files mostly come folder by folder. */
  #last: BuiltFolder | null = null;
  #size = 0;

  /** Files that are in it. */
  get size(): number {
    return this.#size;
  }

  get folders(): number {
    return this.#folders.size;
  }

  /** @param state `null`: the file is gone. */
  file(dir: string, name: string, state: FileState | null): void {
    const folder = this.#folderOf(dir);
    const at = folder.names.length * COLUMNS;
    folder.numbers = withRoom(folder.numbers, at);
    writeState(folder.numbers, at, state);
    folder.names.push(name);
    this.#size += 1;
  }

  folder(dir: string, state: FolderState): void {
    this.#folderOf(dir).state = state;
  }

  build(): MemoryPack {
    const numbers = new Float64Array(this.#size * COLUMNS);
    const folders: PackedFolder[] = [];
    let at = 0;
    for (const { dir, names, numbers: own, state } of this.#folders.values()) {
      folders.push([dir, names, state]);
      numbers.set(own.subarray(0, names.length * COLUMNS), at);
      at += names.length * COLUMNS;
    }
    return { names: JSON.stringify(folders), numbers: new Uint8Array(numbers.buffer) };
  }

  #folderOf(dir: string): BuiltFolder {
    if (this.#last?.dir === dir) return this.#last;
    let folder = this.#folders.get(dir);
    if (folder === undefined) {
      folder = { dir, names: [], numbers: new Float64Array(0), state: null };
      this.#folders.set(dir, folder);
    }
    this.#last = folder;
    return folder;
  }
}

/** Columns with room for one more file at `at`; four times as many where there is none: to make them takes longest. */
export function withRoom(numbers: Float64Array, at: number): Float64Array {
  if (at < numbers.length) return numbers;
  const larger = new Float64Array(Math.max(8 * COLUMNS, 4 * at));
  larger.set(numbers);
  return larger;
}

/** Writes a file's state into its columns. */
export function writeState(numbers: Float64Array, at: number, state: FileState | null): void {
  numbers[at + 2] = GONE;
  if (state === null) return;
  numbers[at] = state.inode;
  numbers[at + 1] = state.device;
  numbers[at + 2] = state.size;
  numbers[at + 3] = state.mtimeMs;
  numbers[at + 4] = state.offset;
  numbers[at + 5] = state.check;
  numbers[at + 6] = state.lines;
  numbers[at + 7] = state.skippedLines;
}

/** Reads a file's state from its columns; `null`: the file is gone. */
export function readState(numbers: Float64Array, at: number): FileState | null {
  const column = (index: number): number => numbers[at + index] ?? 0;
  if (isGone(numbers, at)) return null;
  return {
    inode: column(0),
    device: column(1),
    size: column(2),
    mtimeMs: column(3),
    offset: column(4),
    check: column(5),
    lines: column(6),
    skippedLines: column(7),
  };
}

/** Whether the columns say that the file is gone. */
export function isGone(numbers: Float64Array, at: number): boolean {
  return numbers[at + 2] === GONE;
}

/** A folder of a pack; `numbers` has the columns of its files, in the order of `names`. */
export interface UnpackedFolder {
  readonly dir: string;
  readonly names: readonly string[];
  readonly numbers: Float64Array;
  readonly state: FolderState | null;
}

/** The folders of a pack; none where it is damaged: its files are then read again. */
export function unpack({ names, numbers }: MemoryPack): readonly UnpackedFolder[] {
  try {
    const folders = JSON.parse(names) as readonly PackedFolder[];
    const count = folders.reduce((sum, [, files]) => sum + files.length, 0);
    if (count * BYTES !== numbers.length) return [];
    const all = doublesIn(numbers);
    let at = 0;
    return folders.map(([dir, files, state]) => {
      const from = at;
      at += files.length * COLUMNS;
      return { dir, names: files, numbers: all.subarray(from, at), state };
    });
  } catch {
    return [];
  }
}

function doublesIn(bytes: Uint8Array): Float64Array {
  // Doubles begin at a multiple of eight; the bytes of a database row may begin anywhere.
  const aligned = bytes.byteOffset % Float64Array.BYTES_PER_ELEMENT === 0 ? bytes : new Uint8Array(bytes);
  return new Float64Array(
    aligned.buffer,
    aligned.byteOffset,
    aligned.byteLength / Float64Array.BYTES_PER_ELEMENT,
  );
}
