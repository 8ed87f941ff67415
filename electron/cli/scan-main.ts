import os from 'node:os';
import path from 'node:path';
import { systemLocale } from '../app/locale';
import { transcriptRoots } from '../transcripts/roots';
import type { ScanProgress } from '../transcripts/types';
import { parseScan } from './args/scan';
import { EXIT } from './exit-code';
import { createMemoryStore } from './memory-store';
import { progressBar } from './progress-bar';
import { runScan } from './scan';

/** `quotide scan` from its words to its exit code. Apart from the other commands, since it needs little of the app. */
async function scanMain(words: readonly string[]): Promise<number> {
  const command = parseScan(words);
  if (!command.ok) {
    process.stderr.write(`${command.error}\n`);
    return EXIT.usage;
  }
  const { env, platform, stderr } = process;
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => {
      stop.abort();
    });
  const home = (platform === 'win32' ? env['USERPROFILE'] : env['HOME']) || os.homedir();
  const draw = (progress: ScanProgress | null): void => {
    if (stderr.isTTY) stderr.write(progressBar(progress));
  };
  const store = createMemoryStore();
  try {
    return await runScan(
      {
        store,
        roots: transcriptRoots({ env, platform, home, cwd: process.cwd(), extraDirs: [] }),
        workerFile: path.join(__dirname, 'scan-worker.cjs'),
        locale: systemLocale(env, platform),
        print: (text) => {
          draw(null);
          process.stdout.write(`${text}\n`);
        },
        say: (line) => {
          draw(null);
          stderr.write(`${line}\n`);
        },
        onProgress: draw,
        stop: stop.signal,
      },
      command.value,
    );
  } finally {
    store.close();
  }
}

// `quotide scan | head -1` closes the pipe early; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.fine);
});

scanMain(process.argv.slice(3)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`quotide: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = EXIT.failure;
  },
);
