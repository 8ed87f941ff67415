import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Readable } from 'node:stream';

/** The cost of a program that has ended, with its child processes. */
export interface RunCost {
  readonly wallMs: number;
  /** User and system time of all processes, in ticks of 10 ms. */
  readonly cpuMs: number;
  /** The largest memory of one of its processes (VmHWM, read every 5 ms). */
  readonly peakMb: number;
}

/** A shell, since only a parent knows what its ended children cost. */
const SHELL = '"$@" >/dev/null; code=$?; cat /proc/$$/stat >&3; exit $code';
const WATCH_MS = 5;

/** Runs a program, its output thrown away; rejects where it fails. */
export async function measureRun(
  words: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<RunCost> {
  const began = performance.now();
  const shell = spawn('/bin/sh', ['-c', SHELL, 'sh', ...words], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  });
  let stat = '';
  (shell.stdio[3] as Readable).on('data', (part: Buffer) => (stat += part.toString()));
  let peakKb = 0;
  const watch = setInterval(() => {
    for (const pid of childrenOf(shell.pid ?? 0)) peakKb = Math.max(peakKb, peakOf(pid));
  }, WATCH_MS);
  const code = await new Promise<number | null>((resolve, reject) => {
    shell.once('error', reject);
    shell.once('close', resolve);
  }).finally(() => {
    clearInterval(watch);
  });
  const wallMs = performance.now() - began;
  if (code !== 0) throw new Error(`${words.join(' ')}: exit code ${String(code)}`);
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const cpuMs = (Number(fields[13]) + Number(fields[14])) * 10;
  return { wallMs, cpuMs, peakMb: (peakKb * 1024) / 1e6 };
}

function childrenOf(pid: number): readonly number[] {
  const text = readOr(`/proc/${String(pid)}/task/${String(pid)}/children`);
  const own = text.split(' ').filter(Boolean).map(Number);
  return own.flatMap((child) => [child, ...childrenOf(child)]);
}

function peakOf(pid: number): number {
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(readOr(`/proc/${String(pid)}/status`))?.[1] ?? 0);
}

/** Nothing where the process ended meanwhile. */
function readOr(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
