/**
 * The bytes as a zstd frame of stored blocks (RFC 8878): the runtime of the tests has no encoder, and a decoder has to
 * take these like any other.
 */
export function zstdStored(bytes: Buffer): Buffer {
  const head = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x58]); // a window of 2 MB, no content size, no checksum
  const blocks: Buffer[] = [];
  const size = 1000;
  for (let at = 0; at < bytes.length; at += size) {
    const part = bytes.subarray(at, at + size);
    const isLast = at + size >= bytes.length;
    const header = Buffer.alloc(3);
    header.writeUIntLE((part.length << 3) | Number(isLast), 0, 3);
    blocks.push(header, part);
  }
  return Buffer.concat([head, ...blocks]);
}
