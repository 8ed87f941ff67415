import { readdirSync, readFileSync } from 'node:fs';

/** A process as `/proc` shows it. */
interface Process {
  readonly pid: number;
  readonly parent: number;
  /** `T`: stopped by a signal. */
  readonly state: string;
}

/**
 * Continues the processes below this one that are stopped. Chromium waits for its zygote without end, and ends the
 * whole app where the zygote is killed while it waits.
 */
export function continueStoppedProcesses(): void {
  for (const pid of stoppedBelow(process.pid)) {
    try {
      process.kill(pid, 'SIGCONT');
    } catch {
      // It has ended meanwhile.
    }
  }
}

/** The stopped processes below `pid`; Linux only, elsewhere none. */
export function stoppedBelow(pid: number): readonly number[] {
  const all = allProcesses();
  const found: number[] = [];
  for (let level = [pid]; level.length > 0;) {
    const below = all.filter(({ parent }) => level.includes(parent));
    found.push(...below.filter(({ state }) => state === 'T').map((each) => each.pid));
    level = below.map((each) => each.pid);
  }
  return found;
}

function allProcesses(): readonly Process[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => readProcess(Number(name)) ?? []);
  } catch {
    return [];
  }
}

/** `null`: it has ended. */
function readProcess(pid: number): Process | null {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'latin1');
    // The name before it is in brackets and can have any characters in it.
    const [state = '', parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { pid, parent: Number(parent), state };
  } catch {
    return null;
  }
}
