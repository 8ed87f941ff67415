import fs from 'node:fs';
import os from 'node:os';

/** The machine's clock and counters. */
export interface MachineTime {
  /** The machine's clock, epoch ms: a user or a program may set it. */
  readonly system: () => number;
  /** Ms since some moment; never set, but stands still while the machine sleeps on some systems. */
  readonly monotonic: () => number;
  /** Ms since the machine was started, sleep included. */
  readonly uptime: () => number;
  /** The system's id of this run of the machine; `null`: it has none. */
  readonly bootId: () => string | null;
}

/** The machine that this process runs on. */
export const thisMachine: MachineTime = {
  system: () => Date.now(),
  monotonic: () => performance.now(),
  uptime: () => os.uptime() * 1000,
  bootId: () => {
    try {
      return fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim() || null;
    } catch {
      return null;
    }
  },
};
