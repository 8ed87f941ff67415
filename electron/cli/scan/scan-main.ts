import { once } from 'node:events';
import os from 'node:os';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { defaultDataDir } from '../../app/environment';
import { systemLocale } from '../../app/settings/locale';
import { lookAtSettings } from '../../app/settings/settings';
import { errorMessage } from '../../core/error-message';
import { hidePaths, hidesNames } from '../../core/privacy';
import { ok, type Result } from '../../core/result';
import type { Settings } from '../../core/settings/settings';
import { accountHash } from '../../history/ledger/account-hash';
import { keyOf } from '../../history/ledger/ledger-key';
import { localWorktrees } from '../../platform/git-worktrees';
import { foldersIn, transcriptRoots } from '../../transcripts/find/roots';
import { historyNoticeText } from '../../core/snapshot/history-notice';
import type { ScanProgress, TranscriptRoot } from '../../transcripts/types';
import { parseExport } from '../args/export-args';
import { takeNames } from '../args/names';
import { parseScan } from '../args/scan-args';
import { endWith } from '../end';
import { EXIT } from '../exit-code';
import { runExport, type ExportParts } from './export';
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

/** What a program of this bundle does with the opened store. */
type Run = (parts: ExportParts) => Promise<number>;

/** Parses the words after `quotide scan` or `quotide export`. */
function parseWords(name: string, words: readonly string[]): Result<Run, string> {
  if (name === 'export') {
    const command = parseExport(words);
    return command.ok ? ok((parts) => runExport(parts, command.value)) : command;
  }
  const command = parseScan(words);
  return command.ok ? ok((parts) => runScan(parts, command.value)) : command;
}

/**
 * `quotide scan` and `quotide export` from their words to the exit code. Apart from the other commands, since they need
 * little of the app.
 */
async function scanMain(name: string, words: readonly string[]): Promise<number> {
  setFlagsFromString(SMALL_HEAP);
  const named = takeNames([name, ...words]);
  const run = parseWords(name, named.words.slice(1));
  if (!run.ok) {
    printError(run.error);
    return EXIT.usage;
  }
  const { env, platform } = process;
  const dataDir = path.resolve(env['QUOTIDE_DATA_DIR'] || defaultDataDir(platform, env, os.homedir()));
  const found = lookAtSettings(dataDir);
  const isPrivate = hidesNames(found, named.wantsNames);
  const clean = isPrivate ? hidePaths : (text: string) => text;
  const complain = (line: string): void => {
    draw(null);
    printError(clean(line));
  };
  for (const line of settingsComplaints(found.trouble)) complain(line);
  const surroundings = { settings: found.settings, isPrivate, clean };
  return await repairing(dataDir, complain, (store, say) => run.value(partsOf(store, say, surroundings)));
}

/** Draws the progress on a terminal; `null` removes it. */
function draw(progress: ScanProgress | null): void {
  if (process.stderr.isTTY) process.stderr.write(progressBar(progress));
}

interface ScanSurroundings {
  readonly settings: Settings;
  readonly isPrivate: boolean;
  /** Hides what privacy mode hides in a line. */
  readonly clean: (text: string) => string;
}

function partsOf(
  store: LedgerStore,
  say: (line: string) => void,
  { settings, isPrivate, clean }: ScanSurroundings,
): ExportParts {
  const { env, platform, stdout } = process;
  const home = (platform === 'win32' ? env['USERPROFILE'] : env['HOME']) || os.homedir();
  const roots = transcriptRoots({
    env,
    platform,
    home,
    cwd: process.cwd(),
    extraDirs: settings.accounts.configDirs,
    foldersIn,
    accountOf: store.accountOf,
  });
  return {
    store,
    roots,
    places: shownPlaces(roots, home, clean),
    worktrees: localWorktrees(),
    workerFile: path.join(__dirname, 'scan-worker.cjs'),
    moduleFile: path.join(__dirname, 'scan-lines.wasm'),
    locale: () => systemLocale(env, platform),
    prices: settings.prices,
    isPrivate,
    print: (text) => {
      draw(null);
      printOut(text);
    },
    say,
    onProgress: draw,
    stop: stopSignal(),
    now: Date.now,
    write: async (text) => {
      draw(null);
      if (text !== '' && !stdout.write(text)) await once(stdout, 'drain');
    },
  };
}

/** Scans; a history in which the scan meets damage is set aside, and what could be saved of it is scanned into again. */
async function repairing(
  dataDir: string,
  complain: (line: string) => void,
  scan: (store: LedgerStore, say: (line: string) => void) => Promise<number>,
): Promise<number> {
  const first = openStore(dataDir, complain);
  const lines: string[] = [];
  try {
    const code = await scan(first, (line) => lines.push(line));
    if (!first.isDamaged()) {
      lines.forEach(complain);
      return code;
    }
  } catch (error) {
    if (!first.isDamaged()) throw error;
  } finally {
    first.close();
  }
  complain(`quotide: ${historyNoticeText({ kind: 'damaged', setAside: '', salvaged: 0 })}`);
  const second = openStore(dataDir, complain, true);
  try {
    return await scan(second, complain);
  } finally {
    second.close();
  }
}

/**
 * The folders of Claude Code itself as a person writes them, for the sentence that nothing was found. Those of other apps,
 * and the one that early versions of Claude Code used, are searched too, but few people have them.
 */
function shownPlaces(
  roots: readonly TranscriptRoot[],
  home: string,
  clean: (text: string) => string,
): readonly string[] {
  const usual = path.join(home, '.claude', 'projects');
  const own = roots.flatMap(({ dir, only }) => (only === undefined ? [dir] : []));
  const shown = own.includes(usual)
    ? own.filter(
        (dir) => dir === usual || !/[\\/](?:\.config[\\/]claude|ClaudeAgentConfig)[\\/]projects$/.test(dir),
      )
    : own;
  return shown.map((dir) => {
    const below = path.relative(home, dir);
    const isOutside = below.startsWith('..') || path.isAbsolute(below);
    return dir === usual ? '~/.claude/projects' : clean(isOutside ? dir : path.join('~', below));
  });
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
function openStore(dataDir: string, complain: (line: string) => void, isDamaged = false): LedgerStore {
  try {
    return openLedgerStore(dataDir, Date.now(), path.join(__dirname, 'ledger-image.wasm'), isDamaged);
  } catch (error) {
    const reason = errorMessage(error);
    complain(`quotide: the history cannot be written (${reason}); this scan is not kept.`);
    return { ...memoryStore(), accountOf: () => null, isDamaged: () => false };
  }
}

function memoryStore(): Omit<LedgerStore, 'accountOf' | 'isDamaged'> {
  const store = createMemoryStore();
  return {
    ...store,
    *exported(since) {
      const uses = [...store.uses()].filter(({ at }) => since === null || at >= since);
      yield uses.map((use) => ({
        key: Buffer.from(keyOf(use), 'latin1').toString('hex'),
        at: use.at,
        model: use.model,
        account: accountHash(use.account),
        tokens: use.tokens,
        onPlan: use.onPlan,
      }));
    },
  };
}

// `quotide scan | head -1` closes the pipe early; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.fine);
});

scanMain(process.argv[2] ?? 'scan', process.argv.slice(3)).then(endWith, (error: unknown) => {
  printError(`quotide: ${errorMessage(error)}`);
  endWith(EXIT.failure);
});
