/**
 * What handles the faults of other people's machines (rows "Start", "Settings", "Words", "Status line", "Privacy",
 * "Variables", "Set-up"), and the tests that fail without it.
 *
 * @type {import('../../scripts/lib/test/handling.mjs').HandlingRow[]}
 */
export const surroundingsRows = [
  {
    fault: 'Start: a data folder that cannot be used is no second start',
    file: 'electron/native/lifecycle/lifecycle.ts',
    edits: [
      [
        '    if (second) app.exit(0);\n    else onFault(examineLock(dataDir));',
        '    app.exit(second ? 0 : 0);',
      ],
    ],
    test: 'test/e2e/start-faults.spec.ts',
    title: 'a file in the place of the lock is reported',
  },
  {
    fault: 'Start: a file in the place of the data folder',
    file: 'electron/app/lifecycle/start-fault.ts',
    edits: [
      [
        '    return faultOf(folder, folder, error);',
        '    return error === null ? faultOf(folder, folder, error) : null;',
      ],
    ],
    test: 'test/e2e/start-faults.spec.ts',
    title: 'a file in the place of the data folder',
  },
  {
    fault: 'Start: what is in the way is found',
    file: 'electron/app/lifecycle/start-fault.ts',
    edits: [["  if (link !== null) return faultAt('dangling_link', folder, link, reason);", '']],
    test: 'test/unit/app/lifecycle/start-fault.test.ts',
  },
  {
    fault: 'Start: an app that listens differs from a folder without one',
    file: 'electron/app/lifecycle/start-fault.ts',
    edits: [
      [
        "    socket.once('error', () => {\n      end(false);",
        "    socket.once('error', () => {\n      end(true);",
      ],
    ],
    test: 'test/unit/app/lifecycle/start-fault.test.ts',
  },
  {
    fault: 'Settings: comments and commas at the end',
    file: 'electron/app/settings/settings-text.ts',
    edits: [
      [
        'if (first !== undefined) return err',
        'if (first !== undefined || /\\/\\/|,\\s*[}\\]]/.test(text)) return err',
      ],
      ['placeOf(text, first.offset) });', 'placeOf(text, first?.offset ?? 0) });'],
    ],
    test: 'test/unit/app/settings/settings-by-hand.test.ts',
  },
  {
    fault: 'Settings: a byte order mark',
    file: 'electron/app/text-file.ts',
    edits: [["  ['utf8_mark', Buffer.from([0xef, 0xbb, 0xbf])],\n", '']],
    test: 'test/unit/app/settings/settings-by-hand.test.ts',
  },
  {
    fault: 'Settings: comments stay when the app writes',
    file: 'electron/app/settings/settings-text.ts',
    edits: [
      [
        'return after.ok && isDeepStrictEqual(after.value.values, wanted) ? edited : printJson(wanted, style);',
        "return after.ok && edited === '' ? edited : printJson(wanted, style);",
      ],
    ],
    test: 'test/unit/app/settings/settings-by-hand.test.ts',
  },
  {
    fault: 'Settings: one wrong value costs that value',
    file: 'electron/app/settings/settings.ts',
    edits: [
      [
        'const { settings, wrong } = readSettings(found.value.values);',
        'const read = readSettings(found.value.values);\n  const { wrong } = read;\n  const settings = wrong.length > 0 ? defaultSettings : read.settings;',
      ],
    ],
    test: 'test/unit/app/settings/settings-by-hand.test.ts',
  },
  {
    fault: 'Settings: a file with a mistake stays where it is',
    file: 'electron/app/settings/settings.ts',
    edits: [
      [
        '  if (!found.ok) {\n',
        "  if (!found.ok) {\n    if (found.error.kind === 'syntax') replaceSettingsFile(file, defaultSettings, Date.now());\n",
      ],
    ],
    test: 'test/unit/app/settings/settings.test.ts',
    title: 'stays as it is, byte for byte',
  },
  {
    fault: 'Settings: the command moves no file',
    file: 'electron/app/settings/settings.ts',
    edits: [
      [
        '  if (!found.ok) {\n',
        "  if (!found.ok) {\n    if (found.error.kind === 'syntax') replaceSettingsFile(file, defaultSettings, Date.now());\n",
      ],
    ],
    test: 'test/faults/privacy-command.test.ts',
    title: 'cannot be read hides names, and stays as it is',
    built: true,
  },
  {
    fault: 'Settings: what cannot be read is said where people look',
    file: 'electron/app/settings/settings.ts',
    edits: [
      [
        'trouble: { ...noSettingsTrouble, fault: found.error, keepsEarlier, setAside },',
        'trouble: { ...noSettingsTrouble, setAside },',
      ],
    ],
    test: 'test/e2e/settings.spec.ts',
    title: 'a settings file with a mistake',
  },
  {
    fault: 'Words: digits of other languages',
    file: 'electron/core/text/numerals.ts',
    edits: [["{ numberingSystem: 'latn', calendar: 'gregory' }", "{ calendar: 'gregory' }"]],
    test: 'test/unit/core/text/numerals.test.ts',
  },
  {
    fault: 'Words: a locale that Intl does not know',
    file: 'electron/core/text/numerals.ts',
    edits: [['const tag = supportedTag(language) ?? FALLBACK;', 'const tag = language;']],
    test: 'test/unit/core/text/numerals.test.ts',
  },
  {
    fault: 'Words: marks of writing direction in a terminal',
    file: 'electron/core/text/numerals.ts',
    edits: [
      ["return text.replace(/[\\u200e\\u200f\\u061c\\u202a-\\u202e\\u2066-\\u2069]/g, '');", 'return text;'],
    ],
    test: 'test/unit/core/text/numerals.test.ts',
  },
  {
    fault: 'Status line: drawn by the app that runs',
    file: 'bin/statusline.sh',
    edits: [['    *200) printf \'%s\\n\' "${quotide_answer%200}" ;;\n', '']],
    test: 'test/faults/statusline-socket.test.ts',
    title: 'is answered by the app',
  },
  {
    fault: 'Status line: a socket that never answers',
    file: 'bin/statusline.sh',
    edits: [['--max-time 0.3', '--max-time 30']],
    test: 'test/faults/statusline-socket.test.ts',
    title: 'never answers',
  },
  {
    fault: 'Status line: the socket of another user is not asked',
    file: 'bin/statusline.sh',
    edits: [
      [
        '[ ! -S "$quotide_socket" ] || [ ! -O "$quotide_socket" ] || [ ! -O "${quotide_socket%/*}" ]',
        '[ ! -S "$quotide_socket" ]',
      ],
    ],
    test: 'test/faults/statusline-socket.test.ts',
    title: 'is asked where it is this user’s own',
  },
  {
    fault: 'Status line: the value of a login stays in its process',
    file: 'bin/statusline.sh',
    edits: [
      [
        'for quotide_name in $quotide_flags; do printf \'%s=1\\0\' "$quotide_name"; done',
        'for quotide_name in $quotide_flags; do eval "quotide_value=\\$$quotide_name"; printf \'%s=%s\\0\' "$quotide_name" "$quotide_value"; done',
      ],
    ],
    test: 'test/faults/statusline-socket.test.ts',
    title: 'sends no value of a login',
  },
  {
    fault: 'Status line: a folder of another user, a link',
    file: 'electron/app/statusline/socket.ts',
    edits: [
      ["if (!stat.isDirectory() || stat.uid !== uid) return `${folder} is not this user's own folder`;", ''],
    ],
    test: 'test/faults/statusline-socket.test.ts',
    title: 'is not made in a folder of another user',
    built: true,
  },
  {
    fault: 'Status line: what a crash left',
    file: 'electron/app/statusline/socket.ts',
    edits: [['  fs.rmSync(socket, { force: true });\n  return true;', '  return true;']],
    test: 'test/faults/statusline-socket.test.ts',
    title: 'takes the place of one that a crash left',
    built: true,
  },
  {
    fault: 'Status line: another data folder’s question',
    file: 'electron/app/statusline/server.ts',
    edits: [
      [
        'if (!(await isSameFolder(path.resolve(cwd, dataDir), parts.dataDir))) {',
        'if (dataDir === parts.log.constructor.name) {',
      ],
    ],
    test: 'test/faults/statusline-socket.test.ts',
    title: 'keeps two data folders apart',
    built: true,
  },
  {
    fault: 'Status line: a script that has given up',
    file: 'electron/app/statusline/server.ts',
    edits: [
      [
        'return destroyed || readableEnded || writableEnded;',
        'return destroyed && readableEnded && writableEnded && false;',
      ],
    ],
    test: 'test/faults/statusline-socket.test.ts',
    title: 'while the app stands still',
    built: true,
  },
  {
    fault: 'Status line: both ways print the same',
    file: 'electron/app/statusline/draw.ts',
    edits: [["JSON.parse(text.replaceAll('\\0', ''))", 'JSON.parse(text)']],
    test: 'test/faults/statusline-both-ways.test.ts',
    built: true,
  },
  {
    fault: 'Privacy: the command hides names',
    file: 'electron/core/privacy.ts',
    edits: [['return settings.privacy.on || isUnknown;', 'return isUnknown;']],
    test: 'test/faults/privacy-command.test.ts',
    title: 'privacy mode and the command',
    built: true,
  },
  {
    fault: 'Privacy: a settings file that cannot be read',
    file: 'electron/core/privacy.ts',
    edits: [['return settings.privacy.on || isUnknown;', 'return settings.privacy.on && !isUnknown;']],
    test: 'test/faults/privacy-command.test.ts',
    title: 'cannot be read hides names',
    built: true,
  },
  {
    fault: 'Variables: those for other programs stop the command',
    file: 'bin/quotide',
    edits: [['  unset "$name"\n', '']],
    test: 'test/faults/outer-variables.test.ts',
    title: 'the command: ',
    built: true,
  },
  {
    fault: 'Variables: those for other programs stop the status line',
    file: 'bin/quotide',
    edits: [['  unset "$name"\n', '']],
    test: 'test/faults/outer-variables.test.ts',
    title: 'the status line: ',
    built: true,
  },
  {
    fault: 'Variables: those for other programs and npm start',
    file: 'scripts/lib/outer-variables.mjs',
    edits: [['for (const name of Object.keys(env)) if (isOuter(name)) delete env[name];', '']],
    test: 'test/faults/outer-variables.test.ts',
    title: 'takes what a profile sets',
    built: true,
  },
  {
    fault: 'Variables: a display that does not answer',
    file: 'scripts/lib/display.mjs',
    edits: [['if (x11 && (await answersX11(x11, env)))', 'if (x11)']],
    test: 'test/faults/outer-variables.test.ts',
    title: 'with a display that is not there',
    built: true,
  },
  {
    fault: 'Variables: a display that refuses every client',
    file: 'scripts/lib/display.mjs',
    edits: [['answer[0] === 1', 'answer.length > 0']],
    test: 'test/faults/outer-variables.test.ts',
    title: 'does not let us in',
    built: true,
  },
  {
    fault: 'Set-up: a download that failed an hour ago',
    file: 'scripts/lib/runtime/decide.mjs',
    edits: [["if (!failedToday(facts)) return 'official-then-npm';", "return 'official-then-npm';"]],
    test: 'test/scripts/runtime-decide.test.mjs',
  },
  {
    fault: 'Set-up: a home folder with a space, an apostrophe, an umlaut',
    file: 'scripts/fallback-runtime/native/plain-folder.mjs',
    edits: [['isPlain(folder) && canWrite(folder)', 'canWrite(folder)']],
    test: 'test/scripts/native-home.test.mjs',
  },
];
