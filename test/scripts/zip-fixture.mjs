import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';

/**
 * A zip archive of some files, deflated.
 * @param {Record<string, string>} files
 */
export function makeZip(files) {
  const bodies = [];
  const directory = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const data = zlib.deflateRawSync(Buffer.from(text));
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt32LE(text.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE((0o100755 << 16) >>> 0, 38);
    entry.writeUInt32LE(offset, 42);
    bodies.push(local, Buffer.from(name), data);
    directory.push(entry, Buffer.from(name));
    offset += 30 + name.length + data.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, central, end]);
}

/**
 * What `npm pack` would deliver: a package with a zip archive in it.
 * @param {string} dir
 * @param {Buffer} zip
 */
export function makePackage(dir, zip) {
  fs.mkdirSync(path.join(dir, 'package'), { recursive: true });
  fs.writeFileSync(path.join(dir, 'package', 'runtime.zip'), zip);
  const file = path.join(dir, 'runtime.tgz');
  const { status } = spawnSync('tar', ['-czf', file, '-C', dir, 'package']);
  if (status !== 0) throw new Error('tar failed');
  return file;
}
