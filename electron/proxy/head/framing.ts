import type { HeaderLine } from './lines';

/** How the end of a body is told. */
export type Framing =
  | { readonly kind: 'none' }
  | { readonly kind: 'length'; readonly bytes: number }
  | { readonly kind: 'chunked' }
  | { readonly kind: 'until_close' };

/** Framing headers of a message; `null` where they contradict each other or are not exactly what they should be. */
export interface FramingHeaders {
  readonly length: number | null;
  readonly chunked: boolean;
}

/** Reads Content-Length and Transfer-Encoding strictly: one of them, once, and nothing clever in it. */
export function framingHeaders(lines: readonly HeaderLine[]): FramingHeaders | null {
  let length: number | null = null;
  let chunked = false;
  for (const { name, value } of lines) {
    if (name === 'content-length') {
      if (length !== null || chunked || !/^\d{1,15}$/.test(value)) return null;
      length = Number(value);
    } else if (name === 'transfer-encoding') {
      if (length !== null || chunked || value.toLowerCase() !== 'chunked') return null;
      chunked = true;
    }
  }
  return { length, chunked };
}
