/**
 * What handles the faults of the rows "Updates", and the tests that fail without it.
 *
 * @type {import('../../scripts/lib/test/handling.mjs').HandlingRow[]}
 */
export const updatesRows = [
  {
    fault: 'Updates: a feed that is forged',
    file: 'electron/updater/releases/verify.ts',
    edits: [
      [
        "if (!publicKeys.some((key) => isSignedBy(key, release, signature))) return err('signature');",
        "if (publicKeys.every((key) => !isSignedBy(key, release, signature) && key === '')) return err('signature');",
      ],
    ],
    test: 'test/faults/update-chain.test.ts',
    title: 'a feed that is cut',
  },
  {
    fault: 'Updates: a feed whose signed time is over',
    file: 'electron/updater/releases/verify.ts',
    edits: [['!life.success || now >= life.data.expiresAt', '!life.success']],
    test: 'test/unit/updater/releases/verify.test.ts',
    title: 'a feed holds for 60 days',
  },
  {
    fault: 'Updates: a feed of the same or an older version, asked for by the app',
    file: 'electron/core/updates/updates.ts',
    edits: [
      [
        'theirs === null || ours === null || compareVersions(theirs, ours) <= 0',
        'theirs === null || ours === null',
      ],
    ],
    test: 'test/faults/update-chain.test.ts',
    title: 'a feed that names',
  },
  {
    fault: 'Updates: a file of another version, processor or system',
    file: 'electron/core/updates/release.ts',
    edits: [['find(({ name }) => name === wanted)', "find(({ name }) => name !== '' || wanted === '')"]],
    test: 'test/faults/update-download.test.ts',
    title: 'a signed feed that names',
  },
  {
    fault: 'Updates: a download that is cut',
    file: 'electron/updater/installer/download.ts',
    edits: [
      [
        "if (bytes < file.bytes) throw new InstallError('unreachable', `${bytes} of ${file.bytes} bytes`);",
        '',
      ],
    ],
    test: 'test/faults/update-download.test.ts',
    title: 'without a length',
  },
  {
    fault: 'Updates: a download that falls silent',
    file: 'electron/updater/installer/download.ts',
    edits: [
      [
        'withDeadline(task.stallMs ?? STALL_MS, task.signal, (stop) => orStopped(promise, stop))',
        'withDeadline(1e9, task.signal, (stop) => orStopped(promise, stop))',
      ],
    ],
    test: 'test/faults/update-download.test.ts',
    title: 'silence',
  },
  {
    fault: 'Updates: a download while the app quits',
    file: 'electron/updater/installer/download.ts',
    edits: [
      [
        'withDeadline(task.stallMs ?? STALL_MS, task.signal, (stop) => orStopped(promise, stop))',
        'withDeadline(task.stallMs ?? STALL_MS, new AbortController().signal, (stop) => orStopped(promise, stop))',
      ],
    ],
    test: 'test/faults/update-download.test.ts',
    title: 'at once when the app quits',
  },
  {
    fault: 'Updates: another file: one bit, another of the same length',
    file: 'electron/updater/installer/download.ts',
    edits: [["if (hash.digest('base64') !== file.sha512)", 'if (hash.digest().length === 0)']],
    test: 'test/faults/update-download.test.ts',
    title: 'is refused and deleted',
  },
  {
    fault: 'Updates: a file without an end',
    file: 'electron/updater/installer/download.ts',
    edits: [
      ["if (bytes > file.bytes) throw new InstallError('digest', 'more bytes than there should be');", ''],
    ],
    test: 'test/faults/update-download.test.ts',
    title: 'before it fills the disk',
  },
  {
    fault: 'Updates: a page of an error',
    file: 'electron/updater/installer/download.ts',
    edits: [
      ["if (response.status !== 200) throw new InstallError('status', `status ${response.status}`);", ''],
    ],
    test: 'test/faults/update-download.test.ts',
    title: 'an answer with status',
  },
  {
    fault: 'Updates: a redirect that leaves https',
    file: 'electron/updater/installer/download.ts',
    edits: [["response.url !== '' && !ADDRESS.test(response.url)", "response.url === 'never'"]],
    test: 'test/faults/update-download.test.ts',
    title: 'leads out of https is refused',
  },
  {
    fault: 'Updates: what was refused does not stay in the cache',
    file: 'electron/updater/installer/main.ts',
    edits: [['          await updater.forget();\n          throw error;', '          throw error;']],
    test: 'test/faults/update-signature.test.ts',
  },
  {
    fault: 'Updates: a package that names no publisher',
    file: 'electron/updater/installer/main.ts',
    edits: [
      [
        "if (platform !== 'darwin' && config.publishers.length === 0)",
        "if (platform === 'never' && config.publishers.length === 0)",
      ],
      [
        "throw new InstallError('unsigned', 'app-update.yml names no publisher');",
        "throw new InstallError('other', '');",
      ],
    ],
    test: 'test/faults/update-download.test.ts',
    title: 'app-update.yml',
  },
  {
    fault: 'Updates: killed in a download: what lies in the cache is checked at the next start',
    file: 'electron/updater/installer/main.ts',
    edits: [
      [
        "if (!isWhole(path, file))\n            throw new InstallError('digest', 'the file is not the one that was downloaded');\n          await updater.settle(path, publishers);",
        'await updater.settle(path, publishers);',
      ],
    ],
    test: 'test/faults/update-signature.test.ts',
    title: 'not taken for the downloaded one',
  },
  {
    fault: 'Updates: a signature that is bad, or cannot be asked for',
    file: 'electron/updater/installer/signature.ts',
    edits: [
      ["return fault ?? (isRead && !isIgnored ? null : 'the system could not be asked');", 'return fault;'],
    ],
    test: 'test/faults/update-signature.test.ts',
  },
  {
    fault: 'Updates: a signature is asked for again for a file from an earlier run',
    file: 'electron/updater/installer/windows.ts',
    edits: [
      [
        "    const fault = await signatureFault(publishers, file, this.#verify);\n    if (fault !== null) throw new InstallError('signature', fault);",
        '    await Promise.resolve(publishers);',
      ],
    ],
    test: 'test/faults/update-signature.test.ts',
    title: 'that passed the check once',
  },
  {
    fault: 'Updates: changed between the check and the start',
    file: 'electron/updater/installer/windows.ts',
    edits: [
      ['path !== null && path === this.#known && isWhole(path, file)', 'path !== null && file.bytes > 0'],
      ["import { isWhole } from './digest';\n", ''],
    ],
    test: 'test/faults/update-signature.test.ts',
    title: 'between the check and the start',
  },
  {
    fault: 'Updates: changed while requests end',
    file: 'electron/updater/installer/windows.ts',
    edits: [['      // Checked again, since `quiet` takes time.\n      await this.#check(file);', '']],
    test: 'test/faults/update-signature.test.ts',
    title: 'end before the new version',
  },
  {
    fault: 'Updates: an installer that does not start',
    file: 'electron/updater/installer/windows.ts',
    edits: [['if (!(await this.#started))', "if (!(await this.#started) && file.name === '')"]],
    test: 'test/faults/update-signature.test.ts',
    title: 'cannot be started',
  },
  {
    fault: 'Updates: macOS: changed before it is handed over',
    file: 'electron/updater/installer/mac.ts',
    edits: [['if (path === null || !isWhole(path, file)) {', 'if (path === null || file.bytes === 0) {']],
    test: 'test/faults/update-mac.test.ts',
  },
  {
    fault: 'Updates: macOS: a signature that the system refuses',
    file: 'electron/updater/installer/mac.ts',
    edits: [
      [
        '        reject(new InstallError(reason, message));',
        "        if (reason === 'other') reject(new InstallError(reason, message));\n        else resolve();",
      ],
    ],
    test: 'test/faults/update-mac.test.ts',
    title: 'whose signature is not the running app’s',
  },
];
