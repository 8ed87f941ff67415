import path from 'node:path';
import {
  COLUMNS,
  isGone,
  PackBuilder,
  readState,
  unpack,
  withRoom,
  writeState,
  type FileState,
  type FolderState,
  type MemoryPack,
} from './memory-pack';

/** Files of a pack, when all is packed anew. */
const PACK_FILES = 1000;
/** So many pieces of folders, and two for each folder, are kept before all is packed anew. */
const SPARE_PIECES = 256;

/** What a look at a file gives. */
export interface FileLook {
  readonly inode: number;
  readonly device: number;
  readonly size: number;
  readonly mtimeMs: number;
}

/** The transcripts of one folder, and how far each was read. Numbers in one block: objects take ten times the memory. */
export class KnownFolder {
  readonly dir: string;
  state: FolderState | null = null;
  #names: string[] = [];
  #numbers: Float64Array = new Float64Array(0);
  /** By name; made when the first is asked for. */
  #places: Map<string, number> | null = null;

  constructor(dir: string) {
    this.dir = dir;
  }

  get names(): readonly string[] {
    return this.#names;
  }

  /** Takes over what a pack has of this folder. */
  load(names: readonly string[], numbers: Float64Array, state: FolderState | null): void {
    // A pack that says something of its files alone leaves what was known of the folder.
    if (state !== null) this.state = state;
    if (names.length === 0) return;
    if (this.#names.length === 0 && isWhole(numbers)) {
      this.#names = [...names];
      this.#numbers = numbers;
      this.#places = null;
      return;
    }
    names.forEach((name, index) => {
      const file = readState(numbers, index * COLUMNS);
      if (file === null) this.delete(name);
      else this.set(name, file);
    });
  }

  get(name: string): FileState | undefined {
    const place = this.#placeOf(name);
    return place === undefined ? undefined : (readState(this.#numbers, place * COLUMNS) ?? undefined);
  }

  has(name: string): boolean {
    return this.#placeOf(name) !== undefined;
  }

  set(name: string, state: FileState): void {
    const place = this.#placeOf(name);
    if (place === undefined) this.add(name, state);
    else writeState(this.#numbers, place * COLUMNS, state);
  }

  /** Makes room for so many files. */
  reserve(files: number): void {
    if (this.#numbers.length >= files * COLUMNS) return;
    const larger = new Float64Array(files * COLUMNS);
    larger.set(this.#numbers);
    this.#numbers = larger;
  }

  /** Adds a file that is not known: where most are new, looking up each of them takes as long as storing it. */
  add(name: string, state: FileState): void {
    const place = this.#names.length;
    this.#numbers = withRoom(this.#numbers, place * COLUMNS);
    writeState(this.#numbers, place * COLUMNS, state);
    this.#names.push(name);
    this.#places?.set(name, place);
  }

  delete(name: string): boolean {
    const place = this.#placeOf(name);
    if (place === undefined) return false;
    // The last one takes its place.
    const last = this.#names.length - 1;
    const moved = this.#names[last] ?? '';
    this.#names[place] = moved;
    this.#numbers.copyWithin(place * COLUMNS, last * COLUMNS, (last + 1) * COLUMNS);
    this.#names.pop();
    this.#places?.set(moved, place);
    this.#places?.delete(name);
    return true;
  }

  /** Whether nothing happened to a file since it was read. @param place where `names` has it */
  isUnchanged(place: number, inode: number, device: number, size: number, mtimeMs: number): boolean {
    const at = place * COLUMNS;
    const numbers = this.#numbers;
    return (
      numbers[at + 2] === size &&
      numbers[at + 3] === mtimeMs &&
      numbers[at] === inode &&
      numbers[at + 1] === device
    );
  }

  /** Index in `names`; −1: it is not known. */
  placeOf(name: string): number {
    return this.#placeOf(name) ?? -1;
  }

  /** Lines of all its files, and those that could not be used. */
  lines(): { readonly lines: number; readonly skippedLines: number } {
    let lines = 0;
    let skippedLines = 0;
    for (let at = 0; at < this.#names.length * COLUMNS; at += COLUMNS) {
      lines += this.#numbers[at + 6] ?? 0;
      skippedLines += this.#numbers[at + 7] ?? 0;
    }
    return { lines, skippedLines };
  }

  #placeOf(name: string): number | undefined {
    if (this.#names.length === 0) return undefined;
    this.#places ??= new Map(this.#names.map((each, place) => [each, place]));
    return this.#places.get(name);
  }
}

/** All transcripts that were read, by folder. */
export class KnownFiles {
  readonly #folders = new Map<string, KnownFolder>();
  #pieces = 0;

  constructor(packs: readonly MemoryPack[]) {
    for (const pack of packs) {
      const folders = unpack(pack);
      this.#pieces += folders.length;
      for (const { dir, names, numbers, state } of folders) this.of(dir).load(names, numbers, state);
    }
  }

  get isEmpty(): boolean {
    return this.#folders.size === 0;
  }

  folders(): Iterable<KnownFolder> {
    return this.#folders.values();
  }

  find(dir: string): KnownFolder | undefined {
    return this.#folders.get(dir);
  }

  of(dir: string): KnownFolder {
    let folder = this.#folders.get(dir);
    if (folder === undefined) this.#folders.set(dir, (folder = new KnownFolder(dir)));
    return folder;
  }

  forget(dir: string): void {
    this.#folders.delete(dir);
  }

  *paths(): Generator<string> {
    for (const { dir, names } of this.#folders.values()) for (const name of names) yield path.join(dir, name);
  }

  /** Another pack was kept, with something of so many folders. */
  kept(folders: number): void {
    this.#pieces += folders;
  }

  /** All that is known, each folder in one piece, once what is kept lies in many; `null` before. */
  tidied(): readonly MemoryPack[] | null {
    if (this.#pieces <= SPARE_PIECES + 2 * this.#folders.size) return null;
    const packs: MemoryPack[] = [];
    let builder = new PackBuilder();
    for (const folder of this.#folders.values()) {
      if (folder.state !== null) builder.folder(folder.dir, folder.state);
      for (const name of folder.names) builder.file(folder.dir, name, folder.get(name) ?? null);
      if (builder.size < PACK_FILES) continue;
      packs.push(builder.build());
      builder = new PackBuilder();
    }
    if (builder.folders > 0) packs.push(builder.build());
    this.#pieces = this.#folders.size;
    return packs;
  }
}

function isWhole(numbers: Float64Array): boolean {
  for (let at = 0; at < numbers.length; at += COLUMNS) if (isGone(numbers, at)) return false;
  return true;
}
