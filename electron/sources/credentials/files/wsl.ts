import { win32 } from 'node:path';
import type { RunCommand } from '../../../platform/run-command';
import { withTimeLimit } from '../keyring/time-limit';
import type { Attempt, AttemptOutcome, Finder, Finding, Origin } from '../types';
import { bestCredential } from '../validate';
import { runningDistributions } from './wsl-distributions';

/** The share of a distribution that shuts down may not answer. In ms. */
const LIST_LIMIT_MS = 2_000;

export interface WslOptions {
  readonly platform: NodeJS.Platform;
  readonly run: RunCommand;
  /** `%SystemRoot%`, mostly `C:\Windows`. */
  readonly systemRoot: string;
  /** Names in a folder; rejects when it cannot be listed. */
  readonly listFolder: (path: string) => Promise<readonly string[]>;
  /** Creates the finder of one config folder; links are followed only inside `home`. */
  readonly fileFinder: (dir: string, home: string) => Finder;
  /** Epoch ms. */
  readonly now: () => number;
}

/**
 * Creates the finder of logins inside running WSL distributions, for Windows
 * (https://github.com/sr-kai/claudeusagewin/issues/13). It searches only when Windows itself has no login: two logins
 * in turns would look like a switched account.
 */
export function createWslFinder(options: WslOptions): Finder {
  const origin: Origin = { finder: 'wsl', where: '\\\\wsl.localhost' };
  const attempt = (outcome: AttemptOutcome, detail: string): Attempt => ({ ...origin, outcome, detail });
  return {
    id: 'wsl',
    async find({ haveUsable = false }) {
      if (options.platform !== 'win32') return attempt('not_applicable', 'only on Windows');
      if (haveUsable) return attempt('not_applicable', 'not asked: a usable login was found before');
      const running = await runningDistributions(options.run, options.systemRoot);
      if (running.kind !== 'running')
        return attempt(running.kind === 'none' ? 'absent' : running.kind, running.detail);
      return (
        (await lookInto(running.names, options)) ??
        attempt('absent', `no login in ${running.names.join(', ')}`)
      );
    },
  };
}

/** The best login in these distributions, else the first that could not be read, else `null`. */
async function lookInto(names: readonly string[], options: WslOptions): Promise<Finding | null> {
  const findings: Finding[] = [];
  for (const name of names) {
    for (const home of await homesOf(name, options)) {
      const finding = await options
        .fileFinder(win32.join(home, '.claude'), home)
        .find({ reason: 'background' });
      // Few people work as root, and its folder often cannot be listed, so a failure there is not reported.
      if (finding.credential !== undefined || !home.endsWith('\\root')) findings.push(finding);
    }
  }
  const found = findings.flatMap(({ credential }) => (credential === undefined ? [] : [credential]));
  const best = bestCredential(found, options.now());
  if (best !== null) return findings.find(({ credential }) => credential === best) ?? null;
  return findings.find(({ outcome }) => outcome !== 'absent') ?? null;
}

/** The home folders of a distribution as Windows sees them; `\\wsl$` is the name before Windows 10 21H2. */
async function homesOf(name: string, options: WslOptions): Promise<readonly string[]> {
  for (const share of ['\\\\wsl.localhost', '\\\\wsl$']) {
    const users = await listPatiently(`${share}\\${name}\\home`, options);
    if (users !== null)
      return [...users.map((user) => `${share}\\${name}\\home\\${user}`), `${share}\\${name}\\root`];
  }
  return [];
}

async function listPatiently(path: string, { listFolder }: WslOptions): Promise<readonly string[] | null> {
  try {
    const listed = await withTimeLimit(listFolder(path), LIST_LIMIT_MS);
    return listed.ok ? listed.value : null;
  } catch {
    return null;
  }
}
