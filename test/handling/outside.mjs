/**
 * What handles the faults of the rows "Files, processes and words from outside", and the tests that fail without it.
 *
 * @type {import('../../scripts/lib/test/handling.mjs').HandlingRow[]}
 */
export const outsideRows = [
  {
    fault: 'Outside: a data folder with other files',
    file: 'electron/app/data-dir.ts',
    edits: [['return names.find((name) => !HARMLESS.test(name)) ?? null;', 'return null;']],
    test: 'test/faults/outside-files.test.ts',
    title: 'a folder with other files',
    built: true,
  },
  {
    fault: 'Outside: a link in the place of the log',
    file: 'electron/platform/write-whole.ts',
    edits: [
      [
        'if (stat !== undefined && (!isPlain(stat) || stat.size > mostBytes))',
        'if ((stat?.size ?? 0) > mostBytes)',
      ],
      ['fs.constants.O_NOFOLLOW | fs.constants.O_NONBLOCK', '0'],
      [
        '    if (isPlain(fs.fstatSync(handle))) fs.writeSync(handle, text);',
        '    fs.writeSync(handle, text);',
      ],
    ],
    test: 'test/unit/platform/write-whole.test.ts',
    title: 'appendPlainly puts a new file',
  },
  {
    fault: 'Outside: links in a data folder that was open to all',
    file: 'electron/app/data-dir.ts',
    edits: [['!(wasOpen && stat.isSymbolicLink())', 'true']],
    test: 'test/unit/app/data-dir.test.ts',
    title: 'sets each link aside',
  },
  {
    fault: 'Outside: processes of a chained command',
    file: 'electron/cli/statusline/chain.ts',
    edits: [
      [
        "    child.on('exit', () => {\n",
        "    child.on('exit', () => {\n      if (child.pid !== undefined) return;\n",
      ],
    ],
    test: 'test/faults/outside-processes.test.ts',
    title: 'when it ends before the processes',
    built: true,
  },
  {
    fault: 'Outside: hundreds of config folders',
    file: 'electron/app/accounts/keyring.ts',
    edits: [['if (asked !== null && performance.now() < asked.until) return asked.state;', '']],
    test: 'test/faults/outside-processes.test.ts',
    title: '500 of them',
    built: true,
  },
  {
    fault: 'Outside: a setting that names an address',
    file: 'electron/core/settings/outside.ts',
    edits: [["    ...changed('receiver', before.telemetry.endpoint, after.telemetry.endpoint),\n", '']],
    test: 'test/unit/core/settings/outside.test.ts',
    title: 'names each folder',
  },
  {
    fault: 'Outside: an address that only looks like this machine',
    file: 'electron/app/environment.ts',
    edits: [["hostname === 'localhost' ||", "hostname.startsWith('localhost') ||"]],
    test: 'test/unit/app/environment.test.ts',
    title: 'refuses another address',
  },
  {
    fault: 'Outside: a date that no reset has',
    file: 'electron/sources/usage-api/body/timestamps.ts',
    edits: [['if (at === null || at < reference - OLDEST || at > reference + FARTHEST)', 'if (at === null)']],
    test: 'test/faults/time-resets.test.ts',
    title: 'gives no countdown',
  },
  {
    fault: 'Outside: a page that runs text as a program',
    file: 'electron/native/windows/protocol.ts',
    edits: [['"script-src \'self\'",', "\"script-src 'self' 'unsafe-eval'\","]],
    test: 'test/e2e/takeover.spec.ts',
    title: 'was taken over',
  },
  {
    fault: 'Outside: calls of a page that the contract does not allow',
    file: 'electron/ipc/bind-main.ts',
    edits: [
      [
        'if (!parsed.success) throw new Error(`${name}: the argument is not what the contract says`);',
        'if (!parsed.success) return undefined as unknown;',
      ],
    ],
    test: 'test/e2e/takeover.spec.ts',
    title: 'was taken over',
  },
  {
    fault: 'Outside: characters that steer a terminal, in the lists of the command',
    file: 'electron/core/text/plain-text.ts',
    edits: [['return ANY_UNSEEN.test(text) ? mapUnseen(text, seen) : text;', 'return text;']],
    test: 'test/faults/hostile-names-command.test.ts',
    built: true,
  },
  {
    fault: 'Outside: forged lines of the log',
    file: 'electron/core/text/plain-text.ts',
    edits: [['return ANY_UNSEEN.test(text) ? mapUnseen(text, escape) : text;', 'return text;']],
    test: 'test/unit/surfaces.test.ts',
  },
  {
    fault: 'Outside: formulas in CSV',
    file: 'electron/core/csv.ts',
    edits: [['plainCell(value).replace(FORMULA, "$1\'")', 'plainCell(value).replace(FORMULA, "$1")']],
    test: 'test/unit/core/csv.test.ts',
  },
  {
    fault: 'Outside: offsets that no zone has',
    file: 'electron/core/usage/window-reading.ts',
    edits: [['  if (part(10) > 23 || part(11) > 59) return null;\n', '']],
    test: 'test/unit/core/usage/window-reading.test.ts',
    title: 'which no zone has',
  },
  {
    fault: 'Outside: markup in notifications',
    file: 'electron/core/alerts/notification-text.ts',
    edits: [['body: markup === false ? text :', 'body: markup !== true ? text :']],
    test: 'test/unit/core/alerts/notification-text.test.ts',
  },
];
