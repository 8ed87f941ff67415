import fs from 'node:fs';
import os from 'node:os';

/** What the machine knows of time besides its clock. */
export interface MachineTime {
  /** The machine's clock, epoch ms: anything may set it. */
  readonly system: () => number;
  /** Ms since some moment; never set, but stands still while the machine sleeps on some systems. */
  readonly monotonic: () => number;
  /** Ms since the machine was started, sleep included. */
  readonly uptime: () => number;
  /** What names this run of the machine; `null` where the system has no such name. */
  readonly bootId: () => string | null;
}

/** The machine that this runs on. */
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
