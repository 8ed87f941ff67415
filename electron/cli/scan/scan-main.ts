import os from 'node:os';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { defaultDataDir } from '../../app/environment';
import { systemLocale } from '../../app/settings/locale';
import { lookAtSettings } from '../../app/settings/settings';
import { errorMessage } from '../../core/error-message';
import { hidePaths, hidesNames } from '../../core/privacy';
import { localWorktrees } from '../../platform/git-worktrees';
import { foldersIn, transcriptRoots } from '../../transcripts/find/roots';
import type { ScanProgress } from '../../transcripts/types';
import { takeNames } from '../args/names';
import { parseScan } from '../args/scan-args';
import { endWith } from '../end';
import { EXIT } from '../exit-code';
import { openLedgerStore, type LedgerStore } from './ledger-store';
import { createMemoryStore } from './memory-store';
import { progressBar } from './progress-bar';
import { runScan } from './scan';
import { settingsComplaints } from '../terminal/settings-complaints';
import { printError, printOut } from '../terminal/terminal';

/**
 * V8 doubles the room for new objects whenever many outlive a collection: 14 MB more at fifty thousand transcripts, and
 * no less processor time.
 */
const SMALL_HEAP = '--semi-space-growth-factor=1';

/** `quotide scan` from its words to its exit code. Apart from the other commands, since it needs little of the app. */
async function scanMain(words: readonly string[]): Promise<number> {
  setFlagsFromString(SMALL_HEAP);
  const named = takeNames(['scan', ...words]);
  const command = parseScan(named.words.slice(1));
  if (!command.ok) {
    printError(command.error);
    return EXIT.usage;
  }
  const { env, platform, stderr } = process;
  const home = (platform === 'win32' ? env['USERPROFILE'] : env['HOME']) || os.homedir();
  const draw = (progress: ScanProgress | null): void => {
    if (stderr.isTTY) stderr.write(progressBar(progress));
  };
  const dataDir = path.resolve(env['QUOTIDE_DATA_DIR'] || defaultDataDir(platform, env, os.homedir()));
  const found = lookAtSettings(dataDir);
  const isPrivate = hidesNames(found, named.wantsNames);
  const clean = isPrivate ? hidePaths : (text: string) => text;
  const complain = (line: string): void => {
    draw(null);
    printError(clean(line));
  };
  for (const line of settingsComplaints(found.trouble)) complain(line);
  const store = openStore(dataDir, complain);
  try {
    return await runScan(
      {
        store,
        roots: transcriptRoots({
          env,
          platform,
          home,
          cwd: process.cwd(),
          extraDirs: found.settings.accounts.configDirs,
          foldersIn,
          accountOf: store.accountOf,
        }),
        worktrees: localWorktrees(),
        workerFile: path.join(__dirname, 'scan-worker.cjs'),
        moduleFile: path.join(__dirname, 'scan-lines.wasm'),
        locale: () => systemLocale(env, platform),
        prices: found.settings.prices,
        isPrivate,
        print: (text) => {
          draw(null);
          printOut(text);
        },
        say: complain,
        onProgress: draw,
        stop: stopSignal(),
      },
      command.value,
    );
  } finally {
    store.close();
  }
}

/** Aborts when the user or the system wants the command to end. */
function stopSignal(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => {
      stop.abort();
    });
  return stop.signal;
}

/** Where nothing can be written, one scan still has an answer. */
function openStore(dataDir: string, complain: (line: string) => void): LedgerStore {
  try {
    return openLedgerStore(dataDir, Date.now(), path.join(__dirname, 'ledger-image.wasm'));
  } catch (error) {
    const reason = errorMessage(error);
    complain(`quotide: the history cannot be written (${reason}); this scan is not kept.`);
    return { ...createMemoryStore(), accountOf: () => null };
  }
}

// `quotide scan | head -1` closes the pipe early; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.fine);
});

scanMain(process.argv.slice(3)).then(endWith, (error: unknown) => {
  printError(`quotide: ${errorMessage(error)}`);
  endWith(EXIT.failure);
});
