import { readFile } from 'node:fs/promises';

export const COOKIE_NAME = 'MIT-MAGIC-COOKIE-1';

/**
 * The secret by which an X server knows its user.
 * @param file as xauth writes it: entries of a family, then address, display, name and data, each with its length
 * @param display the number of the display, `0`
 * @returns empty where the file names none: a server may want none
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
