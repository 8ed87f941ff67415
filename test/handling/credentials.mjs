/**
 * What handles the faults of the rows "Credentials", and the tests that fail without it.
 *
 * @type {import('../../scripts/lib/test/handling.mjs').HandlingRow[]}
 */
export const credentialsRows = [
  {
    fault: 'Credentials: a huge login file',
    file: 'electron/sources/credentials/files/read-file.ts',
    edits: [
      [
        'const bytes = stat.size > maxBytes ? null : await readAtMost(handle, maxBytes + 1);',
        'const bytes = await readAtMost(handle, 2 ** 30);',
      ],
      ['if (bytes === null || bytes.length > maxBytes)', 'if (bytes === null)'],
    ],
    test: 'test/faults/credentials.test.ts',
  },
  {
    fault: 'Credentials: a pipe, a folder in its place',
    file: 'electron/sources/credentials/files/read-file.ts',
    edits: [
      [
        "    if (!stat.isFile()) return unreadable('not_a_file', `${kindOf(stat)}, not a file`);\n    return await readOpened",
        '    return await readOpened',
      ],
      [
        "    const stat = await handle.stat();\n    if (!stat.isFile()) return unreadable('not_a_file', `${kindOf(stat)}, not a file`);",
        '    const stat = await handle.stat();',
      ],
      [
        'constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK',
        'constants.O_RDONLY | constants.O_NOFOLLOW',
      ],
    ],
    test: 'test/unit/sources/credentials/files/credentials-file.test.ts',
  },
  {
    fault: 'Credentials: a link that leads outside',
    file: 'electron/sources/credentials/files/read-file.ts',
    edits: [
      [
        'if (followedLink && !(await isInside(target, limits.home))) {',
        "if (followedLink && (await isInside(target, limits.home)) && target === '') {",
      ],
    ],
    test: 'test/faults/credentials.test.ts',
  },
  {
    fault: 'Credentials: a file that is written at this moment',
    file: 'electron/sources/credentials/files/credentials-file.ts',
    edits: [['const TRIES = 4;', 'const TRIES = 1;']],
    test: 'test/unit/sources/credentials/files/credentials-file.test.ts',
    title: 'once the write is complete',
  },
  {
    fault: 'Credentials: rotated between read and send',
    file: 'electron/app/polling/reader.ts',
    edits: [
      [
        "if (!result.ok && result.error.kind === 'expired') {",
        "if (!result.ok && result.error.kind === 'expired' && reason === 'never') {",
      ],
    ],
    test: 'test/faults/credentials.test.ts',
    title: 'token',
  },
  {
    fault: 'Credentials: an empty token is never sent',
    file: 'electron/sources/usage-api/request.ts',
    edits: [['if (!/^[\\x21-\\x7e]{1,8192}$/.test(request.token)) {', 'if (false) {']],
    test: 'test/unit/sources/usage-api/request.test.ts',
  },
  {
    fault: 'Credentials: a stale file beside a live keychain',
    file: 'electron/sources/credentials/validate.ts',
    edits: [
      ['  if (usable !== (checkCredential(b, now) === null)) return usable;\n', ''],
      ['return (a.expiresAt ?? -Infinity) > (b.expiresAt ?? -Infinity);', 'return usable && !usable;'],
    ],
    test: 'test/unit/sources/credentials/find.test.ts',
  },
  {
    fault: 'Credentials: a keychain that hangs',
    file: 'electron/platform/run-command.ts',
    edits: [['    }, timeoutMs);', '    }, timeoutMs * 1000);']],
    test: 'test/unit/platform/run-command.test.ts',
    title: 'kills a child that hangs',
  },
  {
    fault: 'Credentials: a keyring that hangs',
    file: 'electron/sources/credentials/keyring/time-limit.ts',
    edits: [
      [
        "timer = setTimeout(resolve, Math.max(0, ms), err('timeout'));",
        'timer = setTimeout(() => undefined, ms);',
      ],
    ],
    test: 'test/unit/sources/credentials/keyring/time-limit.test.ts',
  },
  {
    fault: 'Credentials: a file that others can read',
    file: 'electron/sources/credentials/files/credentials-file.ts',
    edits: [['(read.mode & 0o077) !== 0', 'read.mode < 0']],
    test: 'test/unit/sources/credentials/files/credentials-file.test.ts',
    title: 'is read with a warning',
  },
];
