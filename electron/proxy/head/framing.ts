import type { HeaderLine } from './lines';

/** How a message marks the end of its body. */
export type Framing =
  | { readonly kind: 'none' }
  | { readonly kind: 'length'; readonly bytes: number }
  | { readonly kind: 'chunked' }
  | { readonly kind: 'until_close' };

/** The framing headers of a message. */
export interface FramingHeaders {
  readonly length: number | null;
  readonly chunked: boolean;
}

/**
 * Parses Content-Length and Transfer-Encoding strictly: at most one of them, once, in its plain form. `null` for
 * anything else.
 */
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
