import { win32 } from 'node:path';
import type { RunCommand, RunResult } from '../../../platform/run-command';

const LXSS_KEY = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Lxss';

const LIMIT_MS = 3_000;

/** The running distributions, or the reason why none can be searched. */
export type RunningDistributions =
  | { readonly kind: 'running'; readonly names: readonly string[] }
  | { readonly kind: 'none' | 'timeout'; readonly detail: string };

/**
 * Lists the WSL distributions that run now, without starting one. Queries the registry first: on a machine without WSL,
 * `wsl.exe` opens an installer (https://github.com/sr-kai/claudeusagewin/issues/4), so it is never started there.
 */
export async function runningDistributions(
  run: RunCommand,
  systemRoot: string,
): Promise<RunningDistributions> {
  const tool = (name: string): string => win32.join(systemRoot, 'System32', name);
  const query = ['query', LXSS_KEY, '/s', '/v', 'DistributionName'];
  const registry = await run(tool('reg.exe'), query, { timeoutMs: LIMIT_MS });
  if (registry.timedOut) return { kind: 'timeout', detail: 'the registry did not answer in time' };
  const installed = registry.code === 0 ? installedNames(registry.stdout.toString('utf8')) : [];
  if (installed.length === 0) return { kind: 'none', detail: 'WSL is not installed' };
  const list = await run(tool('wsl.exe'), ['--list', '--running', '--quiet'], { timeoutMs: LIMIT_MS });
  if (list.timedOut) return { kind: 'timeout', detail: 'wsl.exe did not answer in time' };
  const names = listedNames(list).filter((name) => installed.includes(name.toLowerCase()));
  return names.length > 0
    ? { kind: 'running', names }
    : { kind: 'none', detail: 'no WSL distribution is running' };
}

/** The names in `reg query`'s lines `    DistributionName    REG_SZ    Ubuntu`, in lower case. */
function installedNames(output: string): readonly string[] {
  return [...output.matchAll(/^\s*DistributionName\s+REG_SZ\s+(.+?)\s*$/gm)].map((match) =>
    (match[1] ?? '').toLowerCase(),
  );
}

/**
 * Parses the names that `wsl.exe` prints. When no distribution runs, it prints a sentence in the user's language: the
 * caller accepts only names of the registry, which also excludes `..` from a path.
 */
function listedNames({ stdout }: RunResult): readonly string[] {
  // UTF-16 unless WSL_UTF8=1 is set; a name in UTF-8 holds no NUL.
  const text = stdout.includes(0) ? stdout.toString('utf16le') : stdout.toString('utf8');
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  return lines.map((line) => line.trim()).filter((name) => name !== '' && !/[\\/]|^\.+$/.test(name));
}
