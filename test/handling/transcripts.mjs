/**
 * What handles the faults of the rows "Transcripts", and the tests that fail without it.
 *
 * @type {import('../../scripts/lib/test/handling.mjs').HandlingRow[]}
 */
export const transcriptsRows = [
  {
    fault: 'Transcripts: a last line that is completed later',
    file: 'electron/transcripts/read/read-lines.ts',
    edits: [
      ['    const offset = state.lineStart;', '    const offset = state.at;'],
      ['    const offset = buffer.subarray(0, size).lastIndexOf(LF) + 1;', '    const offset = size;'],
    ],
    test: 'test/faults/transcripts.test.ts',
  },
  {
    fault: 'Transcripts: a line of more than 16 MB',
    file: 'electron/transcripts/read/read-lines.ts',
    edits: [
      ['if (this.#buffer.length > LONGEST_LINE) {', 'if (this.#buffer.length > 2 ** 40) {'],
      [
        'this.#place.room(Math.min(this.#buffer.length * 4, LONGEST_LINE + 1));',
        'this.#place.room(this.#buffer.length * 4);',
      ],
    ],
    test: 'test/faults/transcripts.test.ts',
    title: 'the scan of a line that is very long',
  },
  {
    fault: 'Transcripts: replaced, cut off in place',
    file: 'electron/transcripts/read/scan-file.ts',
    edits: [
      ['if (now.size < known.offset || now.size < known.size) return false;', ''],
      ['return hasCheck(fd, known.offset, known.check, this.#scratch);', 'return true;'],
    ],
    test: 'test/faults/transcripts.test.ts',
    title: 'a file that is',
  },
  {
    fault: 'Transcripts: pipes, sockets, devices',
    file: 'electron/transcripts/find/find-transcripts.ts',
    edits: [
      ['if (stat?.isFile() !== true) return null;', 'if (stat === undefined) return null;'],
      ['    if (stat?.isFile !== true) return false;', '    if (stat === null) return false;'],
      ['const isNamed = entry.isFile() && this.#file(', 'const isNamed = this.#file('],
    ],
    test: 'test/faults/transcript-places.test.ts',
  },
  {
    fault: 'Transcripts: loops of links',
    file: 'electron/transcripts/find/find-transcripts.ts',
    edits: [['    return inodes.add(inode).size > size;', '    inodes.add(inode);\n    return size >= 0;']],
    test: 'test/faults/transcript-places.test.ts',
  },
  {
    fault: 'Transcripts: no more watches',
    file: 'electron/transcripts/follow/watch-folders.ts',
    edits: [['    this.close();\n    this.#listener.failed(code);', '']],
    test: 'test/unit/transcripts/follow/follow.test.ts',
  },
  {
    fault: 'Transcripts: another file in the place of a known one',
    file: 'electron/transcripts/read/scan-file.ts',
    edits: [
      ['if (known.inode !== now.inode || known.device !== now.device) return false;', ''],
      ['return hasCheck(fd, known.offset, known.check, this.#scratch);', 'return true;'],
    ],
    test: 'test/faults/transcripts.test.ts',
    title: 'a file that is',
  },
  {
    fault: 'Transcripts: a byte order mark',
    file: 'electron/transcripts/parse/usage-line.ts',
    edits: [['bytes[start] === BOM ? start + 3 : start', 'bytes[start] === BOM ? start : start']],
    test: 'test/faults/transcripts.test.ts',
    title: 'a byte order mark',
  },
  {
    fault: 'Transcripts: NULs before an answer, lines that end as on Windows',
    file: 'electron/transcripts/parse/bytes.ts',
    edits: [['(bytes[index] ?? 0) <= SPACE) index += 1;', 'bytes[index] === SPACE) index += 1;']],
    test: 'test/faults/transcripts.test.ts',
    title: 'a byte order mark, NULs',
  },
  {
    fault: 'Transcripts: 50 writers while it is read',
    file: 'electron/transcripts/read/read-lines.ts',
    edits: [
      ['    const offset = state.lineStart;', '    const offset = state.at;'],
      ['    const offset = buffer.subarray(0, size).lastIndexOf(LF) + 1;', '    const offset = size;'],
    ],
    test: 'test/faults/transcripts.test.ts',
    title: 'is counted whole in the end',
  },
  {
    fault: 'Transcripts: 100,000 files are looked at again without reading them',
    file: 'electron/transcripts/find/find-transcripts.ts',
    edits: [
      [
        'if (place < 0 || !folder.isUnchanged(place, inode, device, size, mtimeMs))',
        'if (place < 0 || !folder.isUnchanged(place, inode, device, size, -mtimeMs))',
      ],
    ],
    test: 'test/faults/transcripts.test.ts',
    title: 'a file that is',
  },
];
