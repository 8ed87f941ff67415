import { readFile } from 'node:fs/promises';

export const COOKIE_NAME = 'MIT-MAGIC-COOKIE-1';

/**
 * Reads the secret with which a user logs in to an X server.
 * @param file a file of xauth: entries of a family, then address, display, name and data, each with its length
 * @param display the number of the display, `0`
 * @returns the cookie; empty where the file has none, since a server may need none
 */
export async function readCookie(file: string, display: string): Promise<Buffer> {
  const bytes = await readFile(file).catch(() => Buffer.alloc(0));
  let at = 0;
  const field = (): Buffer => {
    const length = at + 2 <= bytes.length ? bytes.readUInt16BE(at) : 0;
    at += 2 + length;
    return bytes.subarray(at - length, at);
  };
  while (at + 2 < bytes.length) {
    at += 2;
    field();
    const [number, name, data] = [field().toString(), field().toString(), field()];
    if (name === COOKIE_NAME && (number === display || number === '')) return data;
  }
  return Buffer.alloc(0);
}
