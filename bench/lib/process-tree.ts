import { readdirSync, readFileSync } from 'node:fs';

/** Of Linux on every machine Electron runs on (`getconf CLK_TCK`). */
const TICKS_A_SECOND = 100;

interface Stat {
  readonly pid: number;
  readonly parent: number;
  readonly cpuSeconds: number;
}

/** A process with all that descend from it, the process itself first. */
export function treeOf(pid: number): readonly number[] {
  const all = statsOfAll();
  const below = (parent: number): readonly number[] => [
    parent,
    ...all.filter((stat) => stat.parent === parent).flatMap((stat) => below(stat.pid)),
  ];
  return below(pid);
}

/** Processor time of a whole tree so far, in seconds; of ended and reaped children too. */
export function cpuSecondsOf(pid: number): number {
  const tree = new Set(treeOf(pid));
  return statsOfAll()
    .filter((stat) => tree.has(stat.pid))
    .reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0);
}

/** One process of Electron's. */
export interface ProcessMemory {
  /** `main`, or what Chromium calls it: `zygote`, `gpu-process`, `utility`, `renderer`. */
  readonly kind: string;
  /** Proportional set size: what it shares with others counts by its share. */
  readonly pssBytes: number;
  /** Resident set size: what it shares with others counts in full. */
  readonly rssBytes: number;
}

/** The memory of each process of a tree; throws where one may not be looked at. */
export function memoryOf(pid: number): readonly ProcessMemory[] {
  return treeOf(pid).map((each) => ({ kind: kindOf(each), ...sizesOf(each) }));
}

function kindOf(pid: number): string {
  const words = readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8').split(/[\0 ]/);
  return words.find((word) => word.startsWith('--type='))?.slice('--type='.length) ?? 'main';
}

function sizesOf(pid: number): Pick<ProcessMemory, 'pssBytes' | 'rssBytes'> {
  const rollup = readFileSync(`/proc/${String(pid)}/smaps_rollup`, 'utf8');
  const size = (name: string): number => {
    const [, kilobytes] = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(rollup) ?? [];
    if (kilobytes === undefined) throw new Error(`no ${name} of process ${String(pid)}`);
    return Number(kilobytes) * 1024;
  };
  return { pssBytes: size('Pss'), rssBytes: size('Rss') };
}

function statsOfAll(): readonly Stat[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => statOf(Number(name)) ?? []);
}

function statOf(pid: number): Stat | null {
  try {
    const text = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    // The name, in brackets, may hold blanks and brackets: fields are counted after the last one (proc(5)).
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const [, parent] = fields;
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return { pid, parent: Number(parent), cpuSeconds: ticks / TICKS_A_SECOND };
  } catch {
    return null; // It ended meanwhile.
  }
}
