import { z } from 'zod';
import type { ProcessFacts } from '../../core/doctor/doctor-facts';
import type { ProcessName } from '../../core/lifecycle/process-deaths';
import type { History } from '../../history/history';

const NAME = 'process-deaths';
/** Characters of a reason, which Chromium names; a longer one is cut. */
const REASON_LENGTH = 80;

const Stored = z.object({
  since: z.number(),
  deaths: z.array(
    z.object({
      name: z.enum(['popover', 'dashboard', 'mini', 'network', 'gpu', 'proxy', 'other']),
      count: z.number(),
      lastAt: z.number(),
      reason: z.string(),
    }),
  ),
}) satisfies z.ZodType<ProcessFacts>;

/** Counts the deaths of this app's processes in the history's `kept` table, where the self-check reads them. */
export interface DeathCounts {
  /**
   * Adds one death.
   * @param reason as Chromium names it: `crashed`, `oom`, `killed`; or `hung`
   * @param now epoch ms
   */
  readonly add: (name: ProcessName, reason: string, now: number) => void;
}

/** Opens the counts of earlier runs, to add to them. */
export function createDeathCounts(history: Pick<History, 'kept' | 'keep'>): DeathCounts {
  return {
    add: (name, reason, now) => {
      const { since, deaths } = readDeathCounts(history) ?? { since: now, deaths: [] };
      const before = deaths.find((each) => each.name === name)?.count ?? 0;
      const counted = { name, count: before + 1, lastAt: now, reason: reason.slice(0, REASON_LENGTH) };
      history.keep(NAME, { since, deaths: [...deaths.filter((each) => each.name !== name), counted] }, now);
    },
  };
}

/** The stored counts; `null`: nothing has died, or they are malformed. */
export function readDeathCounts(history: Pick<History, 'kept'>): ProcessFacts | null {
  return Stored.safeParse(history.kept(NAME)).data ?? null;
}
