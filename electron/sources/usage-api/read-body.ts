import { orStopped } from './deadline';

/** Bytes of a decoded body that are read; the largest real one has some 4 KB. */
export const MAX_BODY_BYTES = 2 ** 20;

/**
 * The body as text (UTF-8), read piece by piece so that a flood or a gzip bomb costs no more than `maxBytes`;
 * `null` when it has more. Rejects when the connection breaks or the signal fires. The caller's signal must be aborted
 * afterwards when the answer is `null`, so that the request behind the stream ends too.
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
    // Not awaited: on a connection that hangs it may never be done.
    reader.cancel().catch(() => undefined);
  }
}
