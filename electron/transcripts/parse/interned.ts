import type { Span } from './cursor';

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

  text(bytes: Buffer, span: Span): string | null {
    const length = span.end - span.start;
    if (length > LONGEST) return span.text(bytes);
    if (length !== this.#length || !this.#same(bytes, span.start)) {
      this.#bytes.set(bytes.subarray(span.start, span.end));
      this.#length = length;
      this.#text = span.text(bytes);
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
