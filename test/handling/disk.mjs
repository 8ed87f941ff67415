/**
 * What handles the faults of the rows "Disk", and the tests that fail without it.
 *
 * @type {import('../../scripts/lib/test/handling.mjs').HandlingRow[]}
 */
export const diskRows = [
  {
    fault: 'Disk: read-only: the numbers, from memory',
    file: 'electron/history/open.ts',
    edits: [
      ["if (isRefusal(error)) return openInMemory(file, { kind: 'in_memory', reason: String(error) });", ''],
    ],
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
    edits: [
      [
        "if (isEmpty && Math.abs(Date.now() - stat.mtimeMs) > FRESH_MS) throw new DamagedError('it is empty');",
        '',
      ],
    ],
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
];
