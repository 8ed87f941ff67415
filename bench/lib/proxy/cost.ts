import { readFileSync } from 'node:fs';
import { cpuSecondsOf, treeOf } from '../process-tree';
import type { Front } from './fronts';

/** Processor time (user and system) of a front over something, in µs; ticks of 10 ms. 0 where nothing is between. */
export async function cpuOver({ pid }: Front, work: () => Promise<unknown>): Promise<number> {
  const before = pid === null ? 0 : cpuSecondsOf(pid);
  await work();
  return pid === null ? 0 : (cpuSecondsOf(pid) - before) * 1e6;
}

/** Memory of a front with its children, in MB: at the moment, and the most there ever was. */
export function residentMb({ pid }: Front): { readonly now: number; readonly most: number } {
  const sum = (field: string) =>
    pid === null ? 0 : treeOf(pid).reduce((total, each) => total + kilobytes(each, field), 0) * 1024 * 1e-6;
  return { now: sum('VmRSS'), most: sum('VmHWM') };
}

function kilobytes(pid: number, field: string): number {
  const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? Number.NaN);
}
