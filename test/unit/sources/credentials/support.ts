import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { expect, onTestFinished } from 'vitest';
import { createCredential, type CredentialFields } from '../../../../electron/sources/credentials/credential';
import type { RunCommand, RunResult } from '../../../../electron/platform/run-command';
import type { Credential, Finder, Finding } from '../../../../electron/sources/credentials/types';

/** Planted as the token wherever one can lie; must never be seen anywhere else. */
export const CANARY = 'sk-ant-oat01-CANARY-do-not-leak-6f1c9b';

/** 2026-11-21T20:00:00Z. */
export const NOW = 1_795_291_200_000;

export const HOUR = 3_600_000;

/** A home folder with `.claude` inside, removed after the test. */
export function temporaryHome(): { readonly home: string; readonly dir: string } {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'quotide-credentials-')));
  onTestFinished(() => {
    rmSync(home, { recursive: true, force: true });
  });
  const dir = join(home, '.claude');
  mkdirSync(dir, { mode: 0o700 });
  return { home, dir };
}

/** What Claude Code stores; `oauth` replaces single fields. */
export function storedLogin(oauth: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({
    claudeAiOauth: {
      accessToken: CANARY,
      refreshToken: `${CANARY}-refresh`,
      expiresAt: NOW + 8 * HOUR,
      scopes: ['user:inference', 'user:profile'],
      subscriptionType: 'max',
      rateLimitTier: 'default_claude_max_5x',
      ...oauth,
    },
  });
}

export function credential(fields: Partial<CredentialFields> = {}): Credential {
  return createCredential({
    accessToken: CANARY,
    expiresAt: NOW + 8 * HOUR,
    scopes: ['user:inference', 'user:profile'],
    subscriptionType: 'max',
    rateLimitTier: 'default_claude_max_5x',
    origin: { finder: 'file', where: '/home/ada/.claude/.credentials.json' },
    warnings: [],
    ...fields,
  });
}

/** A finder that answers always the same. */
export function fixedFinder(finding: Finding): Finder {
  return { id: finding.finder, find: () => Promise.resolve(finding) };
}

/** Holds the value against every way in which things get into logs. */
export function expectNoCanary(value: unknown): void {
  const inspected = inspect(value, { depth: Infinity, showHidden: true, maxStringLength: Infinity });
  expect(inspected).not.toContain(CANARY);
  expect(JSON.stringify(value)).not.toContain(CANARY);
  expect(inspect(structuredClone(value), { depth: Infinity })).not.toContain(CANARY);
}

/** Mode, mtime and content hash of everything below a folder: equal before and after means untouched. */
export function treeState(folder: string): Readonly<Record<string, string>> {
  const state: Record<string, string> = {};
  for (const name of ['', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })]) {
    const path = join(folder, name);
    const stat = lstatSync(path, { bigint: true });
    const digest = stat.isFile() ? digestOf(path) : 'none';
    state[name] = [stat.mode, stat.uid, stat.ino, stat.mtimeNs, stat.ctimeNs, digest].join(' ');
  }
  return state;
}

/** A file that may not be read, or has gigabytes, has its times and its inode to show that it is untouched. */
function digestOf(path: string): string {
  if (lstatSync(path).size > 2 ** 30) return 'too large';
  try {
    return createHash('sha256').update(readFileSync(path)).digest('hex');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EACCES') return 'not readable';
    throw error;
  }
}

export function ran(code: number | null, stdout: string | Buffer = '', timedOut = false): RunResult {
  return { code, stdout: Buffer.from(stdout), stderr: Buffer.alloc(0), timedOut };
}

/** A runner that must not be reached. */
export const neverRun: RunCommand = (command) => Promise.reject(new Error(`started ${command}`));

export async function until(condition: () => boolean, ms = 12_000): Promise<void> {
  const end = performance.now() + ms;
  while (!condition()) {
    if (performance.now() > end) throw new Error('it did not come true in time');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** A named pipe: opening it to read blocks until another process writes. */
export function makePipe(path: string): void {
  const tool = 'mkfifo';
  execFileSync(tool, [path]);
}

/** Whether a process runs; a killed child that Node has not reaped yet does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return (
    process.platform !== 'linux' || !/^State:\s+Z/m.test(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))
  );
}

/** How many files and pipes this process holds open; 0 where the system does not say. */
export function openFiles(): number {
  return process.platform === 'linux' ? readdirSync('/proc/self/fd').length : 0;
}

/** How often a property is tried. */
export function runs(small: number, big: number): { readonly seed: number; readonly numRuns: number } {
  return { seed: 20261121, numRuns: process.env['QUOTIDE_LONG'] === undefined ? small : big };
}
