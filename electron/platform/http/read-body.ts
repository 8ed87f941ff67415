import { orStopped } from './deadline';

/** Largest decoded body in bytes; the largest real one has about 4 KB. */
export const MAX_BODY_BYTES = 2 ** 20;

/**
 * Reads the body as text (UTF-8) piece by piece, so that a huge body or a gzip bomb costs no more than `maxBytes`;
 * `null` when it has more. Rejects when the connection breaks or the signal fires. After `null` the caller has to abort
 * its signal, so that the request ends too.
 */
export async function readText(
  response: Response,
  signal: AbortSignal,
  maxBytes = MAX_BODY_BYTES,
): Promise<string | null> {
  if (response.body === null) return '';
  const reader: ReadableStreamDefaultReader<Uint8Array> = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await orStopped(reader.read(), signal);
      if (done) return text + decoder.decode();
      bytes += value.byteLength;
      if (bytes > maxBytes) return null;
      text += decoder.decode(value, { stream: true });
    }
  } finally {
    // Not awaited: on a connection without answers it may never resolve.
    reader.cancel().catch(() => undefined);
  }
}
