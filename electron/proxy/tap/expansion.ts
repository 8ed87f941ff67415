/** Bytes that any coded content may decode to; its own size does not matter. */
const FREE_BYTES = 1024 * 1024;
/**
 * Decoded bytes for each coded byte. An event stream that is flushed after each event reaches 20; repeated text can
 * reach 1,000 in deflate and 30,000 in zstd.
 */
const MAX_RATIO = 100;
/** Most content of one response that is read; the longest answer of a model has a quarter of it. */
const MAX_DECODED_BYTES = 128 * 1024 * 1024;

/** Limits how much one response may decode to. A decoder asks it for each piece, before the piece is used. */
export class Expansion {
  #coded = 0;
  #decoded = 0;

  addCoded(bytes: number): void {
    this.#coded += bytes;
  }

  /** Adds a decoded piece; false: the content is too large, and decoding has to stop. */
  admits(bytes: number): boolean {
    this.#decoded += bytes;
    return this.#decoded <= Math.min(MAX_DECODED_BYTES, FREE_BYTES + MAX_RATIO * this.#coded);
  }
}
