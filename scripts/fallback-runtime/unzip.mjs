// Reads a zip archive: stored and deflated entries, no zip64, no encryption. Enough for the pinned
// runtime, and it saves the machine an `unzip`.
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_SIZE = 22;
const MAX_COMMENT = 0xffff;

/**
 * @typedef {{name: string, method: number, size: number, mode: number, offset: number}} ZipEntry
 */

/**
 * Unpacks the entries below a folder of the archive.
 * @param {string} file
 * @param {string} target
 * @param {{folder: string, skip: string[]}} what
 */
export function unzip(file, target, { folder, skip }) {
  const fd = fs.openSync(file, 'r');
  try {
    for (const entry of readDirectory(fd)) {
      if (!entry.name.startsWith(folder) || entry.name.endsWith('/')) continue;
      const name = entry.name.slice(folder.length);
      if (!skip.some((prefix) => name.startsWith(prefix))) extract(fd, entry, safePath(target, name));
    }
  } finally {
    fs.closeSync(fd);
  }
}

/**
 * @param {number} fd
 * @returns {ZipEntry[]}
 */
function readDirectory(fd) {
  const { size } = fs.fstatSync(fd);
  const tail = read(fd, Math.max(0, size - END_SIZE - MAX_COMMENT), Math.min(size, END_SIZE + MAX_COMMENT));
  let end = tail.length - END_SIZE;
  while (end >= 0 && tail.readUInt32LE(end) !== END) end--;
  if (end < 0) throw new Error('not a zip archive, or its end is missing');
  const directory = read(fd, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  const entries = [];
  for (let at = 0; at < directory.length;) {
    if (directory.readUInt32LE(at) !== ENTRY) throw new Error('the zip archive has a damaged directory');
    const nameLength = directory.readUInt16LE(at + 28);
    entries.push(parseEntry(directory, at, nameLength));
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/**
 * @param {Buffer} directory
 * @param {number} at
 * @param {number} nameLength
 * @returns {ZipEntry}
 */
function parseEntry(directory, at, nameLength) {
  return {
    name: directory.toString('utf8', at + 46, at + 46 + nameLength),
    method: directory.readUInt16LE(at + 10),
    size: directory.readUInt32LE(at + 20),
    mode: (directory.readUInt32LE(at + 38) >>> 16) & 0o777,
    offset: directory.readUInt32LE(at + 42),
  };
}

/**
 * @param {number} fd
 * @param {ZipEntry} entry
 * @param {string} to
 */
function extract(fd, entry, to) {
  const header = read(fd, entry.offset, 30);
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = read(fd, start, entry.size);
  if (entry.method !== 0 && entry.method !== 8) throw new Error(`${entry.name}: unknown compression`);
  const data = entry.method === 8 ? zlib.inflateRawSync(packed) : packed;
  fs.mkdirSync(path.dirname(to), { recursive: true });
  fs.writeFileSync(to, data, { mode: entry.mode || 0o644 });
}

/**
 * @param {number} fd
 * @param {number} position
 * @param {number} length
 */
function read(fd, position, length) {
  const buffer = Buffer.alloc(length);
  if (fs.readSync(fd, buffer, 0, length, position) !== length)
    throw new Error('the zip archive is cut short');
  return buffer;
}

/**
 * Where an entry goes; throws for a name that would leave the target.
 * @param {string} target
 * @param {string} name
 */
export function safePath(target, name) {
  const to = path.resolve(target, name);
  if (!to.startsWith(path.resolve(target) + path.sep))
    throw new Error(`bad name in the zip archive: ${name}`);
  return to;
}
