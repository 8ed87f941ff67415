import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { replaceQuickly } from '../../platform/write-whole';

/** Anthropic's time, and the facts that show later whether it is still valid. Instants are epoch ms. */
export interface StoredTime {
  /** When this machine was started, by Anthropic's time. */
  readonly bootAt: number;
  /** The same by the machine's own clock. */
  readonly systemBootAt: number;
  /** How long the machine ran when this was stored, ms. */
  readonly uptimeMs: number;
  /** The system's id of this run of the machine; `null`: it has none. */
  readonly bootId: string | null;
}

/** Stores the time for the next start, and for the other processes of the data folder. */
export interface ClockMemory {
  /** `null`: nothing is stored, or it is malformed. */
  readonly load: () => StoredTime | null;
  /** Never throws: without a disk the time is learned anew at the next start. */
  readonly save: (time: StoredTime) => void;
}

const Stored = z.object({
  bootAt: z.number(),
  systemBootAt: z.number(),
  uptimeMs: z.number().nonnegative(),
  bootId: z.string().nullable(),
});

const FILE = 'clock.json';

/** The memory of a data folder: one small file, so that it can be read before the history is opened. */
export function createClockMemory(dataDir: string): ClockMemory {
  const file = path.join(dataDir, FILE);
  return {
    load: () => {
      try {
        return Stored.parse(JSON.parse(fs.readFileSync(file, 'utf8')));
      } catch {
        return null;
      }
    },
    save: (time) => {
      try {
        replaceQuickly(file, JSON.stringify(time));
      } catch {
        // The file is as it was.
      }
    },
  };
}
