import { stringIn } from './strings';

/** Longer words than this are rare, and made anew. */
const LONGEST = 512;

/**
 * Words that stay the same from line to line (session, folder, branch, model): the one before is given again, since
 * comparing bytes is cheaper than making a string, and one string in memory is enough for all.
 */
export class Interned {
  readonly #bytes = new Uint8Array(LONGEST);
  #length = -1;
  #text: string | null = null;

  /** The string whose value, with its quotes, lies there; `null` where there is none or an empty one. */
  text(bytes: Buffer, start: number, end: number): string | null {
    const length = end - start;
    if (length > LONGEST) return stringIn(bytes, start, end);
    if (length !== this.#length || !this.#same(bytes, start)) {
      for (let index = 0; index < length; index += 1) this.#bytes[index] = bytes[start + index] ?? 0;
      this.#length = length;
      this.#text = stringIn(bytes, start, end);
    }
    return this.#text;
  }

  #same(bytes: Buffer, start: number): boolean {
    for (let index = 0; index < this.#length; index += 1) {
      if (this.#bytes[index] !== bytes[start + index]) return false;
    }
    return true;
  }
}
