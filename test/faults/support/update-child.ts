import fs from 'node:fs';
import path from 'node:path';
import type { Release } from '../../../electron/core/updates/release';
import { createInstaller, type AppAdapter } from '../../../electron/updater/installer/main';
import type { Verify } from '../../../electron/updater/installer/signature';

/** The parameters of the process: a machine's folder, a release, and the system's answer about signatures. */
export interface UpdateTask {
  readonly dir: string;
  readonly release: Release;
  /** `real`: electron-updater's own question; `hang`: the answer of that number never comes. */
  readonly verify: 'real' | 'good' | { readonly hang: number };
}

function say(line: string): void {
  fs.writeSync(1, `${line}\n`);
}

function verifyOf(verify: UpdateTask['verify']): { readonly verify?: Verify } {
  if (verify === 'real') return {};
  let asked = 0;
  return {
    verify: (_publishers, file, logger) => {
      asked += 1;
      say(`asked ${asked}`);
      logger.info(`LiteralPath: ${file}`);
      if (verify === 'good' || asked !== verify.hang) return Promise.resolve(null);
      return new Promise(() => setInterval(() => undefined, 1000));
    },
  };
}

/** An app that starts, downloads a new version and prints its progress, until the test kills it. */
async function run({ dir, release, verify }: UpdateTask): Promise<void> {
  const app: AppAdapter = {
    version: '0.1.0',
    name: 'quotide',
    isPackaged: true,
    appUpdateConfigPath: path.join(dir, 'app-update.yml'),
    userDataPath: path.join(dir, 'data'),
    baseCachePath: path.join(dir, 'cache'),
    whenReady: () => Promise.resolve(),
    relaunch: () => undefined,
    quit: () => undefined,
    onQuit: () => undefined,
  };
  const warn = (message: string, facts: Readonly<Record<string, string>>) => {
    say(`warned ${message} ${JSON.stringify(facts)}`);
  };
  const installer = createInstaller({
    platform: 'win32',
    arch: 'x64',
    fetch,
    warn,
    app,
    quiet: () => Promise.resolve(() => undefined),
    stallMs: 20_000,
    ...verifyOf(verify),
  });
  const outcome = await installer.fetch(release, () => undefined, new AbortController().signal);
  say(outcome.ok ? 'ready' : `failed ${outcome.error}`);
  // Killed here it has done all but the swap.
  setTimeout(() => process.exit(0), outcome.ok ? 1000 : 0);
}

void run(JSON.parse(process.argv[2] ?? '{}') as UpdateTask);
