/**
 * What handles the faults of the rows "Disk", and the tests that fail without it.
 *
 * @type {import('../../scripts/lib/test/handling.mjs').HandlingRow[]}
 */
export const diskRows = [
  {
    fault: 'Disk: read-only: the numbers, from memory',
    file: 'electron/history/open.ts',
    edits: [["if (isRefusal(error)) return { kind: 'refused', reason };", '']],
    test: 'test/faults/disk.test.ts',
    title: 'is read-only and empty',
    built: true,
  },
  {
    fault: 'Disk: full: what waits is stored later',
    file: 'electron/history/integrity/write-queue.ts',
    edits: [['return isBusy(error) || isRefusal(error) || isDamage(error);', 'return isBusy(error);']],
    test: 'test/faults/disk.test.ts',
    title: 'costs no number on screen',
    built: true,
  },
  {
    fault: 'Disk: damaged: set aside and salvaged',
    file: 'electron/history/open.ts',
    edits: [['const salvaged = takeOver(setAside, file);', 'const salvaged = 0;']],
    test: 'test/faults/history-damage.test.ts',
    built: true,
  },
  {
    fault: 'Disk: a foreign database is not changed',
    file: 'electron/history/integrity/damage.ts',
    edits: [
      [
        "if (!isOurs || !tables.has('kept') || !tables.has('samples'))\n    throw new DamagedError('another program made it');",
        '',
      ],
    ],
    test: 'test/faults/history-damage.test.ts',
    built: true,
  },
  {
    fault: 'Disk: 0 bytes',
    file: 'electron/history/integrity/damage.ts',
    edits: [["if (isOld || hasLog || hadReadings(file)) throw new DamagedError('it is empty');", '']],
    test: 'test/faults/history-damage.test.ts',
    built: true,
  },
  {
    fault: 'Disk: a newer schema is only read',
    file: 'electron/history/open.ts',
    edits: [['if (before > known) throw new SchemaFromFutureError(before, known);', '']],
    test: 'test/faults/history-damage.test.ts',
    built: true,
  },
  {
    fault: 'Disk: three damaged files are kept',
    file: 'electron/history/integrity/quarantine.ts',
    edits: [['for (const old of setAsideFiles(file).slice(0, -KEPT)) remove(old);', '']],
    test: 'test/faults/history-damage.test.ts',
    built: true,
  },
  {
    fault: 'Disk: kill -9 while readings are stored',
    file: 'electron/history/readings/append.ts',
    edits: [
      [
        'safely(db, reading.events, () => {\n        append.immediate(reading);\n      });',
        'setTimeout(() => append.immediate(reading), 20);',
      ],
    ],
    test: 'test/faults/history-kill.test.ts',
    built: true,
  },
  {
    fault: 'Disk: locked by another process',
    file: 'electron/history/integrity/write-queue.ts',
    edits: [
      [
        'return isBusy(error) || isRefusal(error) || isDamage(error);',
        'return isRefusal(error) || isDamage(error);',
      ],
    ],
    test: 'test/faults/history-lock.test.ts',
    built: true,
  },
  {
    fault: 'Disk: settings are old or new, never half',
    file: 'electron/platform/write-whole.ts',
    edits: [
      [
        '    clear();\n    fs.renameSync(draft, file);',
        '    clear();\n    fs.writeFileSync(file, fs.readFileSync(draft));\n    fs.rmSync(draft);',
      ],
    ],
    test: 'test/unit/app/settings/settings.test.ts',
  },
  {
    fault: 'Disk: shared by several processes: one polls, and one asks at a time',
    file: 'electron/app/lease.ts',
    edits: [['    if (heldByAnother(now)) return false;\n', '']],
    test: 'test/unit/app/lease.test.ts',
    title: 'belongs to one process at a time',
  },
  {
    fault: 'Disk: shared by several processes: one that died holds nothing up',
    file: 'electron/app/lease.ts',
    edits: [['      owner.isAlive(held.pid) &&\n', '']],
    test: 'test/unit/app/lease.test.ts',
    title: 'its holder died',
  },
  {
    fault: 'Disk: locked at the start: memory, and the file later',
    file: 'electron/history/open.ts',
    edits: [["return isBusy(error) ? { kind: 'locked', reason } : null;", 'return null;']],
    test: 'test/faults/history-held.test.ts',
    title: 'starts in memory',
    built: true,
  },
  {
    fault: 'Disk: what waits in memory moves to the file',
    file: 'electron/app/history/live-history.ts',
    edits: [['if (this.#isPending()) this.#journal.add(change, uses);', '']],
    test: 'test/faults/history-held.test.ts',
    title: 'starts in memory',
    built: true,
  },
  {
    fault: 'Disk: a locked file is copied',
    file: 'electron/history/open.ts',
    edits: [['if (copy !== null) salvage(copy.db, db, ROWS_IN_MEMORY);', '']],
    test: 'test/faults/history-held.test.ts',
    title: 'starts in memory',
    built: true,
  },
  {
    fault: 'Disk: file or folder removed or replaced while the app runs',
    file: 'electron/app/history/file-watch.ts',
    edits: [['else await this.#restore(inode);', '']],
    test: 'test/faults/history-lost.test.ts',
    title: 'while the app runs',
    built: true,
  },
  {
    fault: 'Disk: a folder removed before the end',
    file: 'electron/app/history/file-watch.ts',
    edits: [["live.db.prepare('VACUUM INTO ?').run(this.#file);", '']],
    test: 'test/faults/history-lost.test.ts',
    title: 'before it has looked',
    built: true,
  },
  {
    fault: 'Disk: a history that is suddenly empty',
    file: 'electron/history/integrity/reading-mark.ts',
    edits: [['return fs.existsSync(markOf(file));', 'return false;']],
    test: 'test/faults/history-lost.test.ts',
    title: 'gone at the start',
    built: true,
  },
  {
    fault: 'Disk: damage that a statement meets',
    file: 'electron/app/history/live-history.ts',
    edits: [['      this.repair(errorMessage(error));\n    } finally', '      throw error;\n    } finally']],
    test: 'test/faults/history-damage.test.ts',
    title: 'is salvaged at once',
    built: true,
  },
  {
    fault: 'Disk: damage while another process has the file open',
    file: 'electron/history/open.ts',
    edits: [['if (!isHeld(file)) return beginAnew(file, now);', 'return beginAnew(file, now);']],
    test: 'test/faults/history-damage.test.ts',
    title: 'read around in memory',
    built: true,
  },
  {
    fault: 'Disk: damage after an unclean end',
    file: 'electron/app/history/damage-check.ts',
    edits: [['isUnclean ? 0 : CHECK_AFTER_MS', 'isUnclean ? CHECK_AFTER_MS : CHECK_AFTER_MS']],
    test: 'test/faults/history-damage.test.ts',
    title: 'unclean end',
    built: true,
  },
];
