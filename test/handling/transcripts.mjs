/**
 * What handles the faults of the rows "Transcripts", and the tests that fail without it.
 *
 * @type {import('../../scripts/lib/test/handling.mjs').HandlingRow[]}
 */
export const transcriptsRows = [
  {
    fault: 'Transcripts: a last line that is completed later',
    file: 'electron/transcripts/read-lines.ts',
    edits: [['return { offset: state.lineStart, bytesRead', 'return { offset: state.at, bytesRead']],
    test: 'test/faults/transcripts.test.ts',
  },
  {
    fault: 'Transcripts: a line of more than 16 MB',
    file: 'electron/transcripts/read-lines.ts',
    edits: [
      ['if (this.#buffer.length > LONGEST_LINE) {', 'if (this.#buffer.length > 2 ** 40) {'],
      [
        'const size = Math.min(this.#buffer.length * 4, LONGEST_LINE + 1);',
        'const size = this.#buffer.length * 4;',
      ],
    ],
    test: 'test/faults/transcripts.test.ts',
    title: 'a line of',
  },
  {
    fault: 'Transcripts: replaced, cut off in place',
    file: 'electron/transcripts/scan-file.ts',
    edits: [
      ['if (now.size < known.offset || now.size < known.size) return false;', ''],
      ['return checkOf(fd, known.offset, this.#scratch) === known.headCheck;', 'return true;'],
    ],
    test: 'test/faults/transcripts.test.ts',
    title: 'a file that is',
  },
  {
    fault: 'Transcripts: pipes, sockets, devices',
    file: 'electron/transcripts/find-transcripts.ts',
    edits: [
      ['if (stat?.isFile() !== true) return null;', 'if (stat === undefined) return null;'],
      ['if (entry.isFile() && entry.name', 'if (entry.name'],
    ],
    test: 'test/faults/transcript-places.test.ts',
  },
  {
    fault: 'Transcripts: loops of links',
    file: 'electron/transcripts/find-transcripts.ts',
    edits: [['if (this.#seen.has(key)) return false;', '']],
    test: 'test/faults/transcript-places.test.ts',
  },
  {
    fault: 'Transcripts: no more watches',
    file: 'electron/transcripts/watch-folders.ts',
    edits: [['    this.close();\n    this.#listener.failed(code);', '']],
    test: 'test/unit/transcripts/follow.test.ts',
  },
];
